"""What a kiosk says of its printer."""

from front_desk.messages import Message
from front_desk.printers import PrinterCondition


class PrinterReport(Message):
    """A kiosk tells how its printer is."""

    condition: PrinterCondition
