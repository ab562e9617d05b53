<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_US">
    <context>
        <name>Aids</name>
        <message>
            <source>What makes it easier for you?</source>
            <translation>What makes it easier for you?</translation>
        </message>
        <message>
            <source>It ends with your visit.</source>
            <translation>It ends with your visit.</translation>
        </message>
        <message>
            <source>Large letters</source>
            <translation>Large letters</translation>
        </message>
        <message>
            <source>Every word is larger.</source>
            <translation>Every word is larger.</translation>
        </message>
        <message>
            <source>Bright on dark</source>
            <translation>Bright on dark</translation>
        </message>
        <message>
            <source>White and yellow letters on black.</source>
            <translation>White and yellow letters on black.</translation>
        </message>
        <message>
            <source>Buttons within reach</source>
            <translation>Buttons within reach</translation>
        </message>
        <message>
            <source>All buttons move down.</source>
            <translation>All buttons move down.</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>Read the screen out</source>
            <translation>Read the screen out</translation>
        </message>
        <message>
            <source>Spoken language: %1</source>
            <translation>Spoken language: %1</translation>
        </message>
        <message>
            <source>By voice, with three large buttons.</source>
            <translation>By voice, with three large buttons.</translation>
        </message>
        <message>
            <source>Dark screen</source>
            <translation>Dark screen</translation>
        </message>
        <message>
            <source>Nobody can read along.</source>
            <translation>Nobody can read along.</translation>
        </message>
        <message>
            <source>Softer</source>
            <translation>Softer</translation>
        </message>
        <message>
            <source>Louder</source>
            <translation>Louder</translation>
        </message>
        <message>
            <source>Volume %1 of %2</source>
            <translation>Volume %1 of %2</translation>
        </message>
    </context>
    <context>
        <name>ChooseWay</name>
        <message>
            <source>May the machine read your ID card?</source>
            <translation>May the machine read your ID card?</translation>
        </message>
        <message>
            <source>It reads your name, birth date, card number and address.</source>
            <translation>It reads your name, birth date, card number and address.</translation>
        </message>
        <message>
            <source>So it can greet you, and offer priority for your age.</source>
            <translation>So it can greet you, and offer priority for your age.</translation>
        </message>
        <message>
            <source>Kept until you have your number. No picture is stored.</source>
            <translation>Kept until you have your number. No picture is stored.</translation>
        </message>
        <message>
            <source>The card number is scrambled before it is sent.</source>
            <translation>The card number is scrambled before it is sent.</translation>
        </message>
        <message>
            <source>I agree, scan my card</source>
            <translation>I agree, scan my card</translation>
        </message>
        <message>
            <source>Go on without a card</source>
            <translation>Go on without a card</translation>
        </message>
    </context>
    <context>
        <name>CodePad</name>
        <message>
            <source>Erase</source>
            <translation>Erase</translation>
        </message>
        <message>
            <source>Type letters too</source>
            <translation>Type letters too</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Find</translation>
        </message>
    </context>
    <context>
        <name>Confirm</name>
        <message>
            <source>Do you have priority?</source>
            <translation>Do you have priority?</translation>
        </message>
        <message>
            <source>Choose the one that is true for you. Staff may ask for a paper.</source>
            <translation>Choose the one that is true for you. Staff may ask for a paper.</translation>
        </message>
        <message>
            <source>Take an ordinary number</source>
            <translation>Take an ordinary number</translation>
        </message>
    </context>
    <context>
        <name>Dossier</name>
        <message>
            <source>Received</source>
            <translation>Received</translation>
        </message>
        <message>
            <source>Being worked on</source>
            <translation>Being worked on</translation>
        </message>
        <message>
            <source>Late, we are sorry</source>
            <translation>Late, we are sorry</translation>
        </message>
        <message>
            <source>Papers are missing</source>
            <translation>Papers are missing</translation>
        </message>
        <message>
            <source>Your result is ready</source>
            <translation>Your result is ready</translation>
        </message>
        <message>
            <source>Already handed over</source>
            <translation>Already handed over</translation>
        </message>
        <message>
            <source>There is nothing to do yet.</source>
            <translation>There is nothing to do yet.</translation>
        </message>
        <message>
            <source>Please see the help desk. Staff will find out why.</source>
            <translation>Please see the help desk. Staff will find out why.</translation>
        </message>
        <message>
            <source>Take a number to hand the papers in.</source>
            <translation>Take a number to hand the papers in.</translation>
        </message>
        <message>
            <source>Take a number to collect it. Bring your receipt.</source>
            <translation>Take a number to collect it. Bring your receipt.</translation>
        </message>
        <message>
            <source>The result was collected. Staff can help with questions.</source>
            <translation>The result was collected. Staff can help with questions.</translation>
        </message>
        <message>
            <source>It was promised for %1.</source>
            <translation>It was promised for %1.</translation>
        </message>
        <message>
            <source>Promised for %1.</source>
            <translation>Promised for %1.</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>Take a number</translation>
        </message>
        <message>
            <source>Call staff</source>
            <translation>Call staff</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>On my phone</translation>
        </message>
    </context>
    <context>
        <name>FindDossier</name>
        <message>
            <source>Looking for your dossier…</source>
            <translation>Looking for your dossier…</translation>
        </message>
        <message>
            <source>No dossier has this code. Please check your receipt.</source>
            <translation>No dossier has this code. Please check your receipt.</translation>
        </message>
        <message>
            <source>This code is not complete. It is on your receipt.</source>
            <translation>This code is not complete. It is on your receipt.</translation>
        </message>
        <message>
            <source>Dossiers cannot be looked up just now. Try again, or get help.</source>
            <translation>Dossiers cannot be looked up just now. Try again, or get help.</translation>
        </message>
        <message>
            <source>The camera is not working. Please type the code.</source>
            <translation>The camera is not working. Please type the code.</translation>
        </message>
        <message>
            <source>This is not a receipt. Please show the code on your receipt.</source>
            <translation>This is not a receipt. Please show the code on your receipt.</translation>
        </message>
        <message>
            <source>Show your receipt</source>
            <translation>Show your receipt</translation>
        </message>
        <message>
            <source>Type your dossier&apos;s code</source>
            <translation>Type your dossier&apos;s code</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>No picture from the camera</translation>
        </message>
        <message>
            <source>or type its code</source>
            <translation>or type its code</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Find</translation>
        </message>
    </context>
    <context>
        <name>FindTicket</name>
        <message>
            <source>Looking for your ticket…</source>
            <translation>Looking for your ticket…</translation>
        </message>
        <message>
            <source>There is no such number today. Please check your ticket.</source>
            <translation>There is no such number today. Please check your ticket.</translation>
        </message>
        <message>
            <source>You can rate once you have been served.</source>
            <translation>You can rate once you have been served.</translation>
        </message>
        <message>
            <source>This ticket has been rated. Thank you.</source>
            <translation>This ticket has been rated. Thank you.</translation>
        </message>
        <message>
            <source>Please show the code on this ticket.</source>
            <translation>Please show the code on this ticket.</translation>
        </message>
        <message>
            <source>Your time is %1. Please come back shortly before it.</source>
            <translation>Your time is %1. Please come back shortly before it.</translation>
        </message>
        <message>
            <source>This booking has run out. Please take a new number.</source>
            <translation>This booking has run out. Please take a new number.</translation>
        </message>
        <message>
            <source>You have another number for this service. Please use that one.</source>
            <translation>You have another number for this service. Please use that one.</translation>
        </message>
        <message>
            <source>Staff keep this number and will call it. Please have a seat.</source>
            <translation>Staff keep this number and will call it. Please have a seat.</translation>
        </message>
        <message>
            <source>This ticket is no longer valid. Please take a new number.</source>
            <translation>This ticket is no longer valid. Please take a new number.</translation>
        </message>
        <message>
            <source>The system does not answer. Please try again in a moment.</source>
            <translation>The system does not answer. Please try again in a moment.</translation>
        </message>
        <message>
            <source>This is not a ticket. Please show the code on your ticket.</source>
            <translation>This is not a ticket. Please show the code on your ticket.</translation>
        </message>
        <message>
            <source>The camera is not working. Please enter the number.</source>
            <translation>The camera is not working. Please enter the number.</translation>
        </message>
        <message>
            <source>Show your ticket</source>
            <translation>Show your ticket</translation>
        </message>
        <message>
            <source>Scan your ticket</source>
            <translation>Scan your ticket</translation>
        </message>
        <message>
            <source>Type your number</source>
            <translation>Type your number</translation>
        </message>
        <message>
            <source>or type its number, e.g. A012</source>
            <translation>or type its number, e.g. A012</translation>
        </message>
        <message>
            <source>for example A012</source>
            <translation>for example A012</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>No picture from the camera</translation>
        </message>
    </context>
    <context>
        <name>Handover</name>
        <message>
            <source>What can I do on my phone?</source>
            <translation>What can I do on my phone?</translation>
        </message>
        <message>
            <source>Choose, then scan the code with your phone.</source>
            <translation>Choose, then scan the code with your phone.</translation>
        </message>
    </context>
    <context>
        <name>HandoverCode</name>
        <message>
            <source>QR code of %1</source>
            <translation>QR code of %1</translation>
        </message>
        <message>
            <source>Open your phone&apos;s camera and hold it before the code.</source>
            <translation>Open your phone&apos;s camera and hold it before the code.</translation>
        </message>
        <message>
            <source>Another one</source>
            <translation>Another one</translation>
        </message>
    </context>
    <context>
        <name>Help</name>
        <message>
            <source>Staff know that you need help</source>
            <translation>Staff know that you need help</translation>
        </message>
        <message>
            <source>Staff could not be told</source>
            <translation>Staff could not be told</translation>
        </message>
        <message>
            <source>Calling staff…</source>
            <translation>Calling staff…</translation>
        </message>
        <message>
            <source>Please wait here. Somebody is coming.</source>
            <translation>Please wait here. Somebody is coming.</translation>
        </message>
        <message>
            <source>Please go to the help desk. You can also go on here.</source>
            <translation>Please go to the help desk. You can also go on here.</translation>
        </message>
        <message>
            <source>One moment, please.</source>
            <translation>One moment, please.</translation>
        </message>
        <message>
            <source>Go on by myself</source>
            <translation>Go on by myself</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>On my phone</translation>
        </message>
    </context>
    <context>
        <name>Issuing</name>
        <message>
            <source>Getting your number…</source>
            <translation>Getting your number…</translation>
        </message>
    </context>
    <context>
        <name>Key</name>
        <message>
            <source>Also writes %1</source>
            <translation>Also writes %1</translation>
        </message>
    </context>
    <context>
        <name>Keyboard</name>
        <message>
            <source>Done</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>No marks</source>
            <translation>No marks</translation>
        </message>
        <message>
            <source>Capitals: on</source>
            <translation>Capitals: on</translation>
        </message>
        <message>
            <source>Capitals: next letter</source>
            <translation>Capitals: next letter</translation>
        </message>
        <message>
            <source>Capitals: off</source>
            <translation>Capitals: off</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Erase</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>Digits</translation>
        </message>
        <message>
            <source>Typing</source>
            <translation>Typing</translation>
        </message>
        <message>
            <source>Changes to %1</source>
            <translation>Changes to %1</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Space</translation>
        </message>
        <message>
            <source>Show digits</source>
            <translation>Show digits</translation>
        </message>
        <message>
            <source>Show letters</source>
            <translation>Show letters</translation>
        </message>
    </context>
    <context>
        <name>Keypad</name>
        <message>
            <source>Erase</source>
            <translation>Erase</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Find</translation>
        </message>
    </context>
    <context>
        <name>Main</name>
        <message>
            <source>Keep holding to have the screen read out.</source>
            <translation>Keep holding to have the screen read out.</translation>
        </message>
    </context>
    <context>
        <name>Pager</name>
        <message>
            <source>Previous</source>
            <translation>Previous</translation>
        </message>
        <message>
            <source>Page %1 of %2</source>
            <translation>Page %1 of %2</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Next</translation>
        </message>
    </context>
    <context>
        <name>Rate</name>
        <message>
            <source>Sending…</source>
            <translation>Sending…</translation>
        </message>
        <message>
            <source>This ticket has been rated. Thank you.</source>
            <translation>This ticket has been rated. Thank you.</translation>
        </message>
        <message>
            <source>You can rate once you have been served.</source>
            <translation>You can rate once you have been served.</translation>
        </message>
        <message>
            <source>Your rating was not sent. Please touch once more.</source>
            <translation>Your rating was not sent. Please touch once more.</translation>
        </message>
        <message>
            <source>Were you satisfied with our service?</source>
            <translation>Were you satisfied with our service?</translation>
        </message>
        <message>
            <source>One touch is enough.</source>
            <translation>One touch is enough.</translation>
        </message>
        <message>
            <source>Satisfied</source>
            <translation>Satisfied</translation>
        </message>
        <message>
            <source>Fair</source>
            <translation>Fair</translation>
        </message>
        <message>
            <source>Not satisfied</source>
            <translation>Not satisfied</translation>
        </message>
    </context>
    <context>
        <name>ScanCard</name>
        <message>
            <source>This is a VNeID code; only officials can read it. Please show your ID card.</source>
            <translation>This is a VNeID code; only officials can read it. Please show your ID card.</translation>
        </message>
        <message>
            <source>This is a health insurance card. Please show your ID card.</source>
            <translation>This is a health insurance card. Please show your ID card.</translation>
        </message>
        <message>
            <source>This is the code of a web page. Please show your ID card.</source>
            <translation>This is the code of a web page. Please show your ID card.</translation>
        </message>
        <message>
            <source>This is not the code of an ID card. Please show the code on your card.</source>
            <translation>This is not the code of an ID card. Please show the code on your card.</translation>
        </message>
        <message>
            <source>This code cannot be read. Please go on without a card.</source>
            <translation>This code cannot be read. Please go on without a card.</translation>
        </message>
        <message>
            <source>This is a ticket. Please show your ID card.</source>
            <translation>This is a ticket. Please show your ID card.</translation>
        </message>
        <message>
            <source>This is a receipt. Please show your ID card.</source>
            <translation>This is a receipt. Please show your ID card.</translation>
        </message>
        <message>
            <source>Please hold the card a little closer.</source>
            <translation>Please hold the card a little closer.</translation>
        </message>
        <message>
            <source>Please hold the card a little farther away.</source>
            <translation>Please hold the card a little farther away.</translation>
        </message>
        <message>
            <source>It is rather dark here. Please move the card into the light.</source>
            <translation>It is rather dark here. Please move the card into the light.</translation>
        </message>
        <message>
            <source>The card reflects a lamp. Please tilt it a little.</source>
            <translation>The card reflects a lamp. Please tilt it a little.</translation>
        </message>
        <message>
            <source>No code is to be seen. Please turn the card over.</source>
            <translation>No code is to be seen. Please turn the card over.</translation>
        </message>
        <message>
            <source>The camera is not working. You can still take a number without a card.</source>
            <translation>The camera is not working. You can still take a number without a card.</translation>
        </message>
        <message>
            <source>Hold the card still, a hand away.</source>
            <translation>Hold the card still, a hand away.</translation>
        </message>
        <message>
            <source>Press the scanner&apos;s button until it beeps.</source>
            <translation>Press the scanner&apos;s button until it beeps.</translation>
        </message>
        <message>
            <source>Show your card&apos;s code</source>
            <translation>Show your card&apos;s code</translation>
        </message>
        <message>
            <source>Scan your card&apos;s code</source>
            <translation>Scan your card&apos;s code</translation>
        </message>
        <message>
            <source>show the front</source>
            <translation>show the front</translation>
        </message>
        <message>
            <source>New Căn cước card</source>
            <translation>New Căn cước card</translation>
        </message>
        <message>
            <source>show the back</source>
            <translation>show the back</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>No picture from the camera</translation>
        </message>
        <message>
            <source>CCCD chip card</source>
            <translation>CCCD chip card</translation>
        </message>
        <message>
            <source>Go on without a card</source>
            <translation>Go on without a card</translation>
        </message>
    </context>
    <context>
        <name>Services</name>
        <message>
            <source>no wait</source>
            <translation>no wait</translation>
        </message>
        <message>
            <source>Welcome, %1</source>
            <translation>Welcome, %1</translation>
        </message>
        <message>
            <source>What do you need today?</source>
            <translation>What do you need today?</translation>
        </message>
        <message>
            <source>wait %1–%2 min</source>
            <translation>wait %1–%2 min</translation>
        </message>
        <message>
            <source>wait %1 min</source>
            <translation>wait %1 min</translation>
        </message>
        <message>
            <source>I have priority</source>
            <translation>I have priority</translation>
        </message>
        <message>
            <source>Old age, disability, pregnancy…</source>
            <translation>Old age, disability, pregnancy…</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
        <message>
            <source>nobody waiting</source>
            <translation>nobody waiting</translation>
        </message>
        <message>
            <source>Paused now</source>
            <translation>Paused now</translation>
        </message>
        <message>
            <source>Closed now</source>
            <translation>Closed now</translation>
        </message>
    </context>
    <context>
        <name>SilenceQuestion</name>
        <message>
            <source>Are you still there?</source>
            <translation>Are you still there?</translation>
        </message>
        <message numerus="yes">
            <source>This screen starts over in %n second(s).</source>
            <translation>
                <numerusform>This screen starts over in %n second.</numerusform>
                <numerusform>This screen starts over in %n seconds.</numerusform>
            </translation>
        </message>
        <message>
            <source>I am still here</source>
            <translation>I am still here</translation>
        </message>
    </context>
    <context>
        <name>SpeechPanel</name>
        <message>
            <source>Stop reading</source>
            <translation>Stop reading</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Previous</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Choose</translation>
        </message>
    </context>
    <context>
        <name>Thanks</name>
        <message>
            <source>Thank you</source>
            <translation>Thank you</translation>
        </message>
        <message>
            <source>Your rating helps us serve better.</source>
            <translation>Your rating helps us serve better.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Done</translation>
        </message>
    </context>
    <context>
        <name>Ticket</name>
        <message>
            <source>Printing your ticket…</source>
            <translation>Printing your ticket…</translation>
        </message>
        <message>
            <source>Please take your ticket and have a seat.</source>
            <translation>Please take your ticket and have a seat.</translation>
        </message>
        <message>
            <source>The paper has run out. Your number is still valid: %1.</source>
            <translation>The paper has run out. Your number is still valid: %1.</translation>
        </message>
        <message>
            <source>The printer is open. Your number is still valid: %1.</source>
            <translation>The printer is open. Your number is still valid: %1.</translation>
        </message>
        <message>
            <source>The paper is stuck. Your number is still valid: %1.</source>
            <translation>The paper is stuck. Your number is still valid: %1.</translation>
        </message>
        <message>
            <source>The printer does not answer. Your number is still valid: %1.</source>
            <translation>The printer does not answer. Your number is still valid: %1.</translation>
        </message>
        <message>
            <source>It is your turn: please go to %1.</source>
            <translation>It is your turn: please go to %1.</translation>
        </message>
        <message>
            <source>You are in line. Please have a seat.</source>
            <translation>You are in line. Please have a seat.</translation>
        </message>
        <message>
            <source>Keep your number in mind, or scan the code. Please have a seat.</source>
            <translation>Keep your number in mind, or scan the code. Please have a seat.</translation>
        </message>
        <message>
            <source>Nearly your turn</source>
            <translation>Nearly your turn</translation>
        </message>
        <message>
            <source>Nobody waits ahead of you</source>
            <translation>Nobody waits ahead of you</translation>
        </message>
        <message>
            <source>Wait: about %1–%2 minutes</source>
            <translation>Wait: about %1–%2 minutes</translation>
        </message>
        <message>
            <source>Wait: about %1 minutes</source>
            <translation>Wait: about %1 minutes</translation>
        </message>
        <message numerus="yes">
            <source>%n ahead of you</source>
            <translation>
                <numerusform>%n person ahead of you</numerusform>
                <numerusform>%n people ahead of you</numerusform>
            </translation>
        </message>
        <message>
            <source>You are next</source>
            <translation>You are next</translation>
        </message>
        <message>
            <source>Wait not known just now</source>
            <translation>Wait not known just now</translation>
        </message>
        <message>
            <source>QR code to follow your number</source>
            <translation>QR code to follow your number</translation>
        </message>
        <message>
            <source>Scan to follow your number on your phone.</source>
            <translation>Scan to follow your number on your phone.</translation>
        </message>
        <message>
            <source>Reprint</source>
            <translation>Reprint</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Done</translation>
        </message>
    </context>
    <context>
        <name>TicketStub</name>
        <message>
            <source>Your number</source>
            <translation>Your number</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Language</source>
            <extracomment>In the other language, for those who cannot read this one.</extracomment>
            <translation>Ngôn ngữ</translation>
        </message>
        <message>
            <source>Easier</source>
            <extracomment>Opens large text, high contrast and the like. One short word.</extracomment>
            <translation>Easier</translation>
        </message>
        <message>
            <source>Get help</source>
            <translation>Get help</translation>
        </message>
    </context>
    <context>
        <name>Trouble</name>
        <message>
            <source>The office is closed now</source>
            <translation>The office is closed now</translation>
        </message>
        <message>
            <source>This service takes no more numbers now</source>
            <translation>This service takes no more numbers now</translation>
        </message>
        <message>
            <source>There are no more numbers for this service today</source>
            <translation>There are no more numbers for this service today</translation>
        </message>
        <message>
            <source>All numbers of this service are given out for today</source>
            <translation>All numbers of this service are given out for today</translation>
        </message>
        <message>
            <source>You already have a number for this</source>
            <translation>You already have a number for this</translation>
        </message>
        <message>
            <source>You have taken all your numbers for today</source>
            <translation>You have taken all your numbers for today</translation>
        </message>
        <message>
            <source>This number could not be issued</source>
            <translation>This number could not be issued</translation>
        </message>
        <message>
            <source>No numbers can be issued just now</source>
            <translation>No numbers can be issued just now</translation>
        </message>
        <message>
            <source>Please come back during opening hours. Numbers you already have stay valid.</source>
            <translation>Please come back during opening hours. Numbers you already have stay valid.</translation>
        </message>
        <message>
            <source>Other services still work. You may choose another one.</source>
            <translation>Other services still work. You may choose another one.</translation>
        </message>
        <message>
            <source>Other services still work. The help desk can tell you when to come back.</source>
            <translation>Other services still work. The help desk can tell you when to come back.</translation>
        </message>
        <message>
            <source>That number is still valid. Show its code under “I have a ticket” to see your turn.</source>
            <translation>That number is still valid. Show its code under “I have a ticket” to see your turn.</translation>
        </message>
        <message>
            <source>The numbers you have stay valid. Staff can help if you need one more.</source>
            <translation>The numbers you have stay valid. Staff can help if you need one more.</translation>
        </message>
        <message>
            <source>Please choose again. The help desk can also give you a number.</source>
            <translation>Please choose again. The help desk can also give you a number.</translation>
        </message>
        <message>
            <source>The machine keeps trying. Counters still serve: the help desk can give you a number.</source>
            <translation>The machine keeps trying. Counters still serve: the help desk can give you a number.</translation>
        </message>
        <message>
            <source>Choose another service</source>
            <translation>Choose another service</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Call staff</source>
            <translation>Call staff</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>On my phone</translation>
        </message>
    </context>
    <context>
        <name>Viewfinder</name>
        <message>
            <source>Hold the scanner a hand above the code</source>
            <translation>Hold the scanner a hand above the code</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Welcome</source>
            <translation>Welcome</translation>
        </message>
        <message>
            <source>Please touch what you need.</source>
            <translation>Please touch what you need.</translation>
        </message>
        <message>
            <source>You can take a number. Waiting times are not known just now.</source>
            <translation>You can take a number. Waiting times are not known just now.</translation>
        </message>
        <message>
            <source>The system is not connected yet. The help desk can give you a number.</source>
            <translation>The system is not connected yet. The help desk can give you a number.</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>Take a number</translation>
        </message>
        <message>
            <source>Choose what you need</source>
            <translation>Choose what you need</translation>
        </message>
        <message>
            <source>Use my ID card</source>
            <translation>Use my ID card</translation>
        </message>
        <message>
            <source>I have a ticket</source>
            <translation>I have a ticket</translation>
        </message>
        <message>
            <source>Check in, see your turn, rate us</source>
            <translation>Check in, see your turn, rate us</translation>
        </message>
        <message>
            <source>How is my dossier?</source>
            <translation>How is my dossier?</translation>
        </message>
        <message>
            <source>Look it up with your receipt</source>
            <translation>Look it up with your receipt</translation>
        </message>
        <message>
            <source>Move the buttons up again</source>
            <translation>Move the buttons up again</translation>
        </message>
        <message>
            <source>Move the buttons down</source>
            <translation>Move the buttons down</translation>
        </message>
    </context>
</TS>
