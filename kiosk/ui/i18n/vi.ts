<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en_US">
    <context>
        <name>Aids</name>
        <message>
            <source>What makes it easier for you?</source>
            <translation>Quý vị cần gì cho dễ dùng?</translation>
        </message>
        <message>
            <source>It ends with your visit.</source>
            <translation>Hết lượt của quý vị thì máy trở lại như cũ.</translation>
        </message>
        <message>
            <source>Large letters</source>
            <translation>Chữ to</translation>
        </message>
        <message>
            <source>Every word is larger.</source>
            <translation>Mọi chữ đều to hơn.</translation>
        </message>
        <message>
            <source>Bright on dark</source>
            <translation>Chữ sáng trên nền tối</translation>
        </message>
        <message>
            <source>White and yellow letters on black.</source>
            <translation>Chữ trắng và vàng trên nền đen.</translation>
        </message>
        <message>
            <source>Buttons within reach</source>
            <translation>Nút ở tầm tay</translation>
        </message>
        <message>
            <source>All buttons move down.</source>
            <translation>Mọi nút chuyển xuống thấp.</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Tiếp tục</translation>
        </message>
        <message>
            <source>Read the screen out</source>
            <translation>Đọc to màn hình</translation>
        </message>
        <message>
            <source>Spoken language: %1</source>
            <translation>Tiếng được đọc: %1</translation>
        </message>
        <message>
            <source>By voice, with three large buttons.</source>
            <translation>Nghe máy đọc, chọn bằng ba nút lớn.</translation>
        </message>
        <message>
            <source>Dark screen</source>
            <translation>Tắt hình trên màn hình</translation>
        </message>
        <message>
            <source>Nobody can read along.</source>
            <translation>Không ai nhìn thấy gì.</translation>
        </message>
        <message>
            <source>Softer</source>
            <translation>Nhỏ hơn</translation>
        </message>
        <message>
            <source>Louder</source>
            <translation>To hơn</translation>
        </message>
        <message>
            <source>Volume %1 of %2</source>
            <translation>Âm lượng %1 trên %2</translation>
        </message>
    </context>
    <context>
        <name>ChooseWay</name>
        <message>
            <source>May the machine read your ID card?</source>
            <translation>Cho máy đọc thẻ căn cước của quý vị?</translation>
        </message>
        <message>
            <source>It reads your name, birth date, card number and address.</source>
            <translation>Máy đọc mã trên thẻ: họ tên, ngày sinh, số thẻ, địa chỉ.</translation>
        </message>
        <message>
            <source>So it can greet you, and offer priority for your age.</source>
            <translation>Để chào đúng tên và mời diện ưu tiên theo tuổi.</translation>
        </message>
        <message>
            <source>Kept until you have your number. No picture is stored.</source>
            <translation>Chỉ giữ đến khi quý vị có số. Không lưu hình ảnh.</translation>
        </message>
        <message>
            <source>The card number is scrambled before it is sent.</source>
            <translation>Số thẻ được mã hóa một chiều trước khi gửi đi.</translation>
        </message>
        <message>
            <source>I agree, scan my card</source>
            <translation>Đồng ý quét thẻ</translation>
        </message>
        <message>
            <source>Go on without a card</source>
            <translation>Không dùng thẻ</translation>
        </message>
    </context>
    <context>
        <name>CodePad</name>
        <message>
            <source>Erase</source>
            <translation>Xóa</translation>
        </message>
        <message>
            <source>Type letters too</source>
            <translation>Gõ cả chữ cái</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Tìm</translation>
        </message>
    </context>
    <context>
        <name>Confirm</name>
        <message>
            <source>Do you have priority?</source>
            <translation>Quý vị có thuộc diện ưu tiên không?</translation>
        </message>
        <message>
            <source>Choose the one that is true for you. Staff may ask for a paper.</source>
            <translation>Mời quý vị chọn đúng diện của mình. Cán bộ có thể xem giấy tờ.</translation>
        </message>
        <message>
            <source>Take an ordinary number</source>
            <translation>Lấy số thường</translation>
        </message>
    </context>
    <context>
        <name>Dossier</name>
        <message>
            <source>Received</source>
            <translation>Đã tiếp nhận</translation>
        </message>
        <message>
            <source>Being worked on</source>
            <translation>Đang giải quyết</translation>
        </message>
        <message>
            <source>Late, we are sorry</source>
            <translation>Chậm hẹn, xin lỗi quý vị</translation>
        </message>
        <message>
            <source>Papers are missing</source>
            <translation>Còn thiếu giấy tờ</translation>
        </message>
        <message>
            <source>Your result is ready</source>
            <translation>Đã có kết quả</translation>
        </message>
        <message>
            <source>Already handed over</source>
            <translation>Đã trả kết quả</translation>
        </message>
        <message>
            <source>There is nothing to do yet.</source>
            <translation>Quý vị chưa cần làm gì.</translation>
        </message>
        <message>
            <source>Please see the help desk. Staff will find out why.</source>
            <translation>Mời gặp cán bộ ở bàn hướng dẫn để hỏi rõ.</translation>
        </message>
        <message>
            <source>Take a number to hand the papers in.</source>
            <translation>Mời quý vị lấy số để nộp thêm giấy tờ.</translation>
        </message>
        <message>
            <source>Take a number to collect it. Bring your receipt.</source>
            <translation>Mời quý vị lấy số để nhận. Mang theo giấy hẹn.</translation>
        </message>
        <message>
            <source>The result was collected. Staff can help with questions.</source>
            <translation>Kết quả đã được nhận. Có gì hỏi, mời gặp cán bộ.</translation>
        </message>
        <message>
            <source>It was promised for %1.</source>
            <translation>Hẹn trả ngày %1.</translation>
        </message>
        <message>
            <source>Promised for %1.</source>
            <translation>Hẹn trả ngày %1.</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>Lấy số</translation>
        </message>
        <message>
            <source>Call staff</source>
            <translation>Báo cán bộ</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Xong</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>Làm trên điện thoại</translation>
        </message>
    </context>
    <context>
        <name>FindDossier</name>
        <message>
            <source>Looking for your dossier…</source>
            <translation>Máy đang tìm hồ sơ…</translation>
        </message>
        <message>
            <source>No dossier has this code. Please check your receipt.</source>
            <translation>Không có hồ sơ mang mã này. Xin xem lại giấy hẹn.</translation>
        </message>
        <message>
            <source>This code is not complete. It is on your receipt.</source>
            <translation>Mã chưa đủ. Mã có ghi trên giấy hẹn.</translation>
        </message>
        <message>
            <source>Dossiers cannot be looked up just now. Try again, or get help.</source>
            <translation>Máy chưa tra được hồ sơ. Xin thử lại, hoặc bấm Giúp đỡ.</translation>
        </message>
        <message>
            <source>The camera is not working. Please type the code.</source>
            <translation>Máy quay chưa hoạt động. Xin quý vị gõ mã.</translation>
        </message>
        <message>
            <source>This is not a receipt. Please show the code on your receipt.</source>
            <translation>Đây không phải giấy hẹn. Xin đưa mã trên giấy hẹn.</translation>
        </message>
        <message>
            <source>Show your receipt</source>
            <translation>Đưa giấy hẹn ra trước máy</translation>
        </message>
        <message>
            <source>Type your dossier&apos;s code</source>
            <translation>Gõ mã hồ sơ</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>Chưa có hình từ máy quay</translation>
        </message>
        <message>
            <source>or type its code</source>
            <translation>hoặc gõ mã hồ sơ</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Tìm</translation>
        </message>
    </context>
    <context>
        <name>FindTicket</name>
        <message>
            <source>Looking for your ticket…</source>
            <translation>Đang tìm phiếu…</translation>
        </message>
        <message>
            <source>There is no such number today. Please check your ticket.</source>
            <translation>Hôm nay không có số này. Xin xem lại trên phiếu.</translation>
        </message>
        <message>
            <source>You can rate once you have been served.</source>
            <translation>Quý vị đánh giá được sau khi đã được phục vụ.</translation>
        </message>
        <message>
            <source>This ticket has been rated. Thank you.</source>
            <translation>Phiếu này đã được đánh giá. Xin cảm ơn.</translation>
        </message>
        <message>
            <source>Please show the code on this ticket.</source>
            <translation>Xin đưa mã trên phiếu này cho máy đọc.</translation>
        </message>
        <message>
            <source>Your time is %1. Please come back shortly before it.</source>
            <translation>Giờ hẹn là %1. Mời quý vị trở lại gần giờ đó.</translation>
        </message>
        <message>
            <source>This booking has run out. Please take a new number.</source>
            <translation>Số đặt trước này đã hết hạn. Mời quý vị lấy số mới.</translation>
        </message>
        <message>
            <source>You have another number for this service. Please use that one.</source>
            <translation>Quý vị có số khác cho dịch vụ này. Xin dùng số đó.</translation>
        </message>
        <message>
            <source>Staff keep this number and will call it. Please have a seat.</source>
            <translation>Cán bộ đang giữ số này và sẽ gọi. Mời quý vị ngồi chờ.</translation>
        </message>
        <message>
            <source>This ticket is no longer valid. Please take a new number.</source>
            <translation>Phiếu này không còn hiệu lực. Mời quý vị lấy số mới.</translation>
        </message>
        <message>
            <source>The system does not answer. Please try again in a moment.</source>
            <translation>Máy chưa kết nối được. Xin thử lại sau giây lát.</translation>
        </message>
        <message>
            <source>This is not a ticket. Please show the code on your ticket.</source>
            <translation>Đây không phải phiếu số. Xin đưa mã trên phiếu.</translation>
        </message>
        <message>
            <source>The camera is not working. Please enter the number.</source>
            <translation>Máy quay đang hỏng. Mời quý vị bấm số.</translation>
        </message>
        <message>
            <source>Show your ticket</source>
            <translation>Đưa phiếu vào khung</translation>
        </message>
        <message>
            <source>Scan your ticket</source>
            <translation>Quét mã trên phiếu</translation>
        </message>
        <message>
            <source>Type your number</source>
            <translation>Bấm số của quý vị</translation>
        </message>
        <message>
            <source>or type its number, e.g. A012</source>
            <translation>hoặc bấm số, ví dụ A012</translation>
        </message>
        <message>
            <source>for example A012</source>
            <translation>ví dụ A012</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>Chưa có hình từ máy quay</translation>
        </message>
    </context>
    <context>
        <name>Handover</name>
        <message>
            <source>What can I do on my phone?</source>
            <translation>Làm gì được trên điện thoại?</translation>
        </message>
        <message>
            <source>Choose, then scan the code with your phone.</source>
            <translation>Chọn một việc, rồi quét mã bằng điện thoại.</translation>
        </message>
    </context>
    <context>
        <name>HandoverCode</name>
        <message>
            <source>QR code of %1</source>
            <translation>Mã QR của %1</translation>
        </message>
        <message>
            <source>Open your phone&apos;s camera and hold it before the code.</source>
            <translation>Mở máy ảnh của điện thoại, đưa vào trước mã.</translation>
        </message>
        <message>
            <source>Another one</source>
            <translation>Chọn việc khác</translation>
        </message>
    </context>
    <context>
        <name>Help</name>
        <message>
            <source>Staff know that you need help</source>
            <translation>Đã báo cán bộ</translation>
        </message>
        <message>
            <source>Staff could not be told</source>
            <translation>Chưa báo được cán bộ</translation>
        </message>
        <message>
            <source>Calling staff…</source>
            <translation>Đang báo cán bộ…</translation>
        </message>
        <message>
            <source>Please wait here. Somebody is coming.</source>
            <translation>Xin quý vị chờ tại đây. Cán bộ sẽ&#xa0;đến&#xa0;ngay.</translation>
        </message>
        <message>
            <source>Please go to the help desk. You can also go on here.</source>
            <translation>Mời quý vị đến bàn hướng dẫn, hoặc tự làm tiếp tại đây.</translation>
        </message>
        <message>
            <source>One moment, please.</source>
            <translation>Xin chờ một chút.</translation>
        </message>
        <message>
            <source>Go on by myself</source>
            <translation>Tôi tự làm tiếp</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>Làm trên điện thoại</translation>
        </message>
    </context>
    <context>
        <name>Issuing</name>
        <message>
            <source>Getting your number…</source>
            <translation>Đang lấy số…</translation>
        </message>
    </context>
    <context>
        <name>Key</name>
        <message>
            <source>Also writes %1</source>
            <translation>Cũng gõ ra %1</translation>
        </message>
    </context>
    <context>
        <name>Keyboard</name>
        <message>
            <source>Done</source>
            <translation>Xong</translation>
        </message>
        <message>
            <source>No marks</source>
            <translation>Không dấu</translation>
        </message>
        <message>
            <source>Capitals: on</source>
            <translation>Chữ hoa: bật</translation>
        </message>
        <message>
            <source>Capitals: next letter</source>
            <translation>Chữ hoa: một chữ</translation>
        </message>
        <message>
            <source>Capitals: off</source>
            <translation>Chữ hoa: tắt</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Xóa</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>Chữ số</translation>
        </message>
        <message>
            <source>Typing</source>
            <translation>Kiểu gõ</translation>
        </message>
        <message>
            <source>Changes to %1</source>
            <translation>Đổi sang %1</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Dấu cách</translation>
        </message>
        <message>
            <source>Show digits</source>
            <translation>Hiện chữ số</translation>
        </message>
        <message>
            <source>Show letters</source>
            <translation>Hiện chữ cái</translation>
        </message>
    </context>
    <context>
        <name>Keypad</name>
        <message>
            <source>Erase</source>
            <translation>Xóa</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Tìm</translation>
        </message>
    </context>
    <context>
        <name>Main</name>
        <message>
            <source>Keep holding to have the screen read out.</source>
            <translation>Xin giữ thêm để máy đọc màn hình.</translation>
        </message>
    </context>
    <context>
        <name>Pager</name>
        <message>
            <source>Previous</source>
            <translation>Trước</translation>
        </message>
        <message>
            <source>Page %1 of %2</source>
            <translation>Trang %1/%2</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Tiếp</translation>
        </message>
    </context>
    <context>
        <name>Rate</name>
        <message>
            <source>Sending…</source>
            <translation>Đang gửi…</translation>
        </message>
        <message>
            <source>This ticket has been rated. Thank you.</source>
            <translation>Phiếu này đã được đánh giá. Xin cảm ơn.</translation>
        </message>
        <message>
            <source>You can rate once you have been served.</source>
            <translation>Quý vị đánh giá được sau khi đã được phục vụ.</translation>
        </message>
        <message>
            <source>Your rating was not sent. Please touch once more.</source>
            <translation>Chưa gửi được. Mời quý vị chạm lại một lần.</translation>
        </message>
        <message>
            <source>Were you satisfied with our service?</source>
            <translation>Quý vị có hài lòng không?</translation>
        </message>
        <message>
            <source>One touch is enough.</source>
            <translation>Mời quý vị chạm một lần.</translation>
        </message>
        <message>
            <source>Satisfied</source>
            <translation>Hài lòng</translation>
        </message>
        <message>
            <source>Fair</source>
            <translation>Bình thường</translation>
        </message>
        <message>
            <source>Not satisfied</source>
            <translation>Chưa hài&#xa0;lòng</translation>
        </message>
    </context>
    <context>
        <name>ScanCard</name>
        <message>
            <source>This is a VNeID code; only officials can read it. Please show your ID card.</source>
            <translation>Đây là mã VNeID, chỉ cán bộ đọc được. Xin đưa thẻ căn cước.</translation>
        </message>
        <message>
            <source>This is a health insurance card. Please show your ID card.</source>
            <translation>Đây là thẻ bảo hiểm y tế. Xin đưa thẻ căn cước.</translation>
        </message>
        <message>
            <source>This is the code of a web page. Please show your ID card.</source>
            <translation>Đây là mã của một trang mạng. Xin đưa thẻ căn cước.</translation>
        </message>
        <message>
            <source>This is not the code of an ID card. Please show the code on your card.</source>
            <translation>Đây không phải mã thẻ căn cước. Xin đưa mã trên thẻ.</translation>
        </message>
        <message>
            <source>This code cannot be read. Please go on without a card.</source>
            <translation>Máy không đọc được mã này. Xin chọn Không dùng thẻ.</translation>
        </message>
        <message>
            <source>This is a ticket. Please show your ID card.</source>
            <translation>Đây là phiếu số. Xin đưa thẻ căn cước.</translation>
        </message>
        <message>
            <source>This is a receipt. Please show your ID card.</source>
            <translation>Đây là giấy hẹn. Xin đưa thẻ căn cước.</translation>
        </message>
        <message>
            <source>Please hold the card a little closer.</source>
            <translation>Xin đưa thẻ lại gần hơn một chút.</translation>
        </message>
        <message>
            <source>Please hold the card a little farther away.</source>
            <translation>Xin đưa thẻ ra xa hơn một chút.</translation>
        </message>
        <message>
            <source>It is rather dark here. Please move the card into the light.</source>
            <translation>Chỗ này hơi tối. Xin đưa thẻ ra chỗ sáng hơn.</translation>
        </message>
        <message>
            <source>The card reflects a lamp. Please tilt it a little.</source>
            <translation>Thẻ bị lóa. Xin nghiêng thẻ một chút.</translation>
        </message>
        <message>
            <source>No code is to be seen. Please turn the card over.</source>
            <translation>Máy chưa thấy mã. Xin lật mặt kia của thẻ.</translation>
        </message>
        <message>
            <source>The camera is not working. You can still take a number without a card.</source>
            <translation>Máy quay đang hỏng. Quý vị vẫn lấy số được khi không dùng thẻ.</translation>
        </message>
        <message>
            <source>Hold the card still, a hand away.</source>
            <translation>Giữ yên thẻ, cách máy một gang tay.</translation>
        </message>
        <message>
            <source>Press the scanner&apos;s button until it beeps.</source>
            <translation>Xin bấm nút máy quét cho đến khi có tiếng bíp.</translation>
        </message>
        <message>
            <source>Show your card&apos;s code</source>
            <translation>Đưa mã thẻ vào khung</translation>
        </message>
        <message>
            <source>Scan your card&apos;s code</source>
            <translation>Quét mã trên thẻ</translation>
        </message>
        <message>
            <source>show the front</source>
            <translation>đưa mặt trước</translation>
        </message>
        <message>
            <source>New Căn cước card</source>
            <translation>Thẻ Căn cước mới</translation>
        </message>
        <message>
            <source>show the back</source>
            <translation>đưa mặt sau</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>Chưa có hình từ máy quay</translation>
        </message>
        <message>
            <source>CCCD chip card</source>
            <translation>Thẻ CCCD gắn chip</translation>
        </message>
        <message>
            <source>Go on without a card</source>
            <translation>Không dùng thẻ</translation>
        </message>
    </context>
    <context>
        <name>Services</name>
        <message>
            <source>no wait</source>
            <translation>không phải chờ</translation>
        </message>
        <message>
            <source>Welcome, %1</source>
            <translation>Xin chào %1</translation>
        </message>
        <message>
            <source>What do you need today?</source>
            <translation>Quý vị cần làm việc gì?</translation>
        </message>
        <message>
            <source>wait %1–%2 min</source>
            <translation>chờ %1–%2 phút</translation>
        </message>
        <message>
            <source>wait %1 min</source>
            <translation>chờ %1 phút</translation>
        </message>
        <message>
            <source>I have priority</source>
            <translation>Tôi thuộc diện ưu tiên</translation>
        </message>
        <message>
            <source>Old age, disability, pregnancy…</source>
            <translation>Cao tuổi, khuyết tật, mang thai…</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n người chờ</numerusform>
            </translation>
        </message>
        <message>
            <source>nobody waiting</source>
            <translation>chưa có ai chờ</translation>
        </message>
        <message>
            <source>Paused now</source>
            <translation>Tạm dừng</translation>
        </message>
        <message>
            <source>Closed now</source>
            <translation>Đã đóng</translation>
        </message>
    </context>
    <context>
        <name>SilenceQuestion</name>
        <message>
            <source>Are you still there?</source>
            <translation>Quý vị còn ở đây không?</translation>
        </message>
        <message numerus="yes">
            <source>This screen starts over in %n second(s).</source>
            <translation>
                <numerusform>Màn hình sẽ trở về đầu sau %n&#xa0;giây.</numerusform>
            </translation>
        </message>
        <message>
            <source>I am still here</source>
            <translation>Tôi còn ở đây</translation>
        </message>
    </context>
    <context>
        <name>SpeechPanel</name>
        <message>
            <source>Stop reading</source>
            <translation>Thôi đọc</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Mục trước</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Mục sau</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Chọn</translation>
        </message>
    </context>
    <context>
        <name>Thanks</name>
        <message>
            <source>Thank you</source>
            <translation>Xin cảm ơn quý vị</translation>
        </message>
        <message>
            <source>Your rating helps us serve better.</source>
            <translation>Ý kiến của quý vị rất có ích.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Xong</translation>
        </message>
    </context>
    <context>
        <name>Ticket</name>
        <message>
            <source>Printing your ticket…</source>
            <translation>Đang in phiếu…</translation>
        </message>
        <message>
            <source>Please take your ticket and have a seat.</source>
            <translation>Mời quý vị lấy phiếu và ngồi&#xa0;chờ.</translation>
        </message>
        <message>
            <source>The paper has run out. Your number is still valid: %1.</source>
            <translation>Máy hết giấy. Số của quý vị vẫn có hiệu lực: %1.</translation>
        </message>
        <message>
            <source>The printer is open. Your number is still valid: %1.</source>
            <translation>Máy in đang mở nắp. Số của quý vị vẫn có hiệu lực: %1.</translation>
        </message>
        <message>
            <source>The paper is stuck. Your number is still valid: %1.</source>
            <translation>Máy in bị kẹt giấy. Số của quý vị vẫn có hiệu lực: %1.</translation>
        </message>
        <message>
            <source>The printer does not answer. Your number is still valid: %1.</source>
            <translation>Máy in không trả lời. Số của quý vị vẫn có hiệu lực: %1.</translation>
        </message>
        <message>
            <source>It is your turn: please go to %1.</source>
            <translation>Đã đến lượt quý vị: mời đến %1.</translation>
        </message>
        <message>
            <source>You are in line. Please have a seat.</source>
            <translation>Quý vị đã có trong hàng chờ. Mời&#xa0;ngồi&#xa0;chờ.</translation>
        </message>
        <message>
            <source>Keep your number in mind, or scan the code. Please have a seat.</source>
            <translation>Quý&#xa0;vị nhớ số, hoặc quét mã bằng điện thoại. Mời&#xa0;ngồi&#xa0;chờ.</translation>
        </message>
        <message>
            <source>Nearly your turn</source>
            <translation>Sắp đến lượt quý vị</translation>
        </message>
        <message>
            <source>Nobody waits ahead of you</source>
            <translation>Không ai chờ trước quý vị</translation>
        </message>
        <message>
            <source>Wait: about %1–%2 minutes</source>
            <translation>Chờ khoảng %1–%2 phút</translation>
        </message>
        <message>
            <source>Wait: about %1 minutes</source>
            <translation>Chờ khoảng %1 phút</translation>
        </message>
        <message numerus="yes">
            <source>%n ahead of you</source>
            <translation>
                <numerusform>Trước quý vị: %n người</numerusform>
            </translation>
        </message>
        <message>
            <source>You are next</source>
            <translation>Quý vị là người tiếp theo</translation>
        </message>
        <message>
            <source>Wait not known just now</source>
            <translation>Hiện chưa biết thời gian chờ</translation>
        </message>
        <message>
            <source>QR code to follow your number</source>
            <translation>Mã QR để theo dõi số của quý vị</translation>
        </message>
        <message>
            <source>Scan to follow your number on your phone.</source>
            <translation>Quét để theo dõi trên điện thoại.</translation>
        </message>
        <message>
            <source>Reprint</source>
            <translation>In lại</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Xong</translation>
        </message>
    </context>
    <context>
        <name>TicketStub</name>
        <message>
            <source>Your number</source>
            <translation>Số của quý vị</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Back</source>
            <translation>Quay lại</translation>
        </message>
        <message>
            <source>Language</source>
            <extracomment>In the other language, for those who cannot read this one.</extracomment>
            <translation>Language</translation>
        </message>
        <message>
            <source>Easier</source>
            <extracomment>Opens large text, high contrast and the like. One short word.</extracomment>
            <translation>Dễ dùng</translation>
        </message>
        <message>
            <source>Get help</source>
            <translation>Giúp đỡ</translation>
        </message>
    </context>
    <context>
        <name>Trouble</name>
        <message>
            <source>The office is closed now</source>
            <translation>Ngoài giờ làm việc</translation>
        </message>
        <message>
            <source>This service takes no more numbers now</source>
            <translation>Việc này tạm ngừng nhận số</translation>
        </message>
        <message>
            <source>There are no more numbers for this service today</source>
            <translation>Việc này đã hết số hôm nay</translation>
        </message>
        <message>
            <source>All numbers of this service are given out for today</source>
            <translation>Dịch vụ này đã phát hết số hôm nay</translation>
        </message>
        <message>
            <source>You already have a number for this</source>
            <translation>Quý vị đang có&#xa0;số cho&#xa0;việc&#xa0;này</translation>
        </message>
        <message>
            <source>You have taken all your numbers for today</source>
            <translation>Quý vị đã lấy đủ số trong hôm nay</translation>
        </message>
        <message>
            <source>This number could not be issued</source>
            <translation>Chưa lấy được số</translation>
        </message>
        <message>
            <source>No numbers can be issued just now</source>
            <translation>Máy chưa lấy được số</translation>
        </message>
        <message>
            <source>Please come back during opening hours. Numbers you already have stay valid.</source>
            <translation>Mời quý vị trở lại trong giờ làm việc. Số đã lấy vẫn có hiệu lực.</translation>
        </message>
        <message>
            <source>Other services still work. You may choose another one.</source>
            <translation>Các việc khác vẫn nhận số. Mời quý vị chọn việc khác.</translation>
        </message>
        <message>
            <source>Other services still work. The help desk can tell you when to come back.</source>
            <translation>Các việc khác vẫn nhận số. Bàn hướng dẫn sẽ báo khi nào có số.</translation>
        </message>
        <message>
            <source>That number is still valid. Show its code under “I have a ticket” to see your turn.</source>
            <translation>Số đó vẫn có hiệu lực. Chọn “Tôi đã có phiếu” để xem lượt.</translation>
        </message>
        <message>
            <source>The numbers you have stay valid. Staff can help if you need one more.</source>
            <translation>Các số đã lấy vẫn có hiệu lực. Cán bộ sẽ giúp nếu quý vị cần thêm.</translation>
        </message>
        <message>
            <source>Please choose again. The help desk can also give you a number.</source>
            <translation>Mời quý vị chọn lại. Bàn hướng dẫn cũng cấp được số.</translation>
        </message>
        <message>
            <source>The machine keeps trying. Counters still serve: the help desk can give you a number.</source>
            <translation>Máy vẫn đang thử lại. Các quầy vẫn phục vụ; bàn hướng dẫn cấp số được.</translation>
        </message>
        <message>
            <source>Choose another service</source>
            <translation>Chọn việc khác</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Thử lại</translation>
        </message>
        <message>
            <source>Call staff</source>
            <translation>Báo cán bộ</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>Làm trên điện thoại</translation>
        </message>
    </context>
    <context>
        <name>Viewfinder</name>
        <message>
            <source>Hold the scanner a hand above the code</source>
            <translation>Giữ máy quét cách mã một gang tay</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Welcome</source>
            <translation>Xin chào quý vị</translation>
        </message>
        <message>
            <source>Please touch what you need.</source>
            <translation>Mời quý vị chạm vào việc cần làm.</translation>
        </message>
        <message>
            <source>You can take a number. Waiting times are not known just now.</source>
            <translation>Quý vị vẫn lấy số được. Hiện chưa biết thời gian chờ.</translation>
        </message>
        <message>
            <source>The system is not connected yet. The help desk can give you a number.</source>
            <translation>Máy chưa kết nối được. Bàn hướng dẫn vẫn cấp số cho quý vị.</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>Lấy số</translation>
        </message>
        <message>
            <source>Choose what you need</source>
            <translation>Chọn việc, nhận số ngay</translation>
        </message>
        <message>
            <source>Use my ID card</source>
            <translation>Dùng thẻ căn cước</translation>
        </message>
        <message>
            <source>I have a ticket</source>
            <translation>Tôi đã có phiếu</translation>
        </message>
        <message>
            <source>Check in, see your turn, rate us</source>
            <translation>Báo đã đến, xem lượt, đánh giá</translation>
        </message>
        <message>
            <source>How is my dossier?</source>
            <translation>Tra cứu hồ sơ</translation>
        </message>
        <message>
            <source>Look it up with your receipt</source>
            <translation>Bằng mã trên giấy hẹn</translation>
        </message>
        <message>
            <source>Move the buttons up again</source>
            <translation>Chuyển nút về như cũ</translation>
        </message>
        <message>
            <source>Move the buttons down</source>
            <translation>Chuyển nút xuống thấp</translation>
        </message>
    </context>
</TS>
