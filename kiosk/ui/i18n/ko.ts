<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
    <context>
        <name>Aids</name>
        <message>
            <source>What makes it easier for you?</source>
            <translation>무엇이 더 편하십니까?</translation>
        </message>
        <message>
            <source>It ends with your visit.</source>
            <translation>이용이 끝나면 원래대로 돌아갑니다.</translation>
        </message>
        <message>
            <source>Large letters</source>
            <translation>큰 글자</translation>
        </message>
        <message>
            <source>Every word is larger.</source>
            <translation>모든 글자가 커집니다.</translation>
        </message>
        <message>
            <source>Bright on dark</source>
            <translation>어두운 바탕에 밝은 글자</translation>
        </message>
        <message>
            <source>White and yellow letters on black.</source>
            <translation>검은 바탕에 흰색과 노란색 글자입니다.</translation>
        </message>
        <message>
            <source>Buttons within reach</source>
            <translation>손이 닿는 버튼</translation>
        </message>
        <message>
            <source>All buttons move down.</source>
            <translation>모든 버튼이 아래로 내려옵니다.</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>계속</translation>
        </message>
        <message>
            <source>Read the screen out</source>
            <translation>화면 읽어 주기</translation>
        </message>
        <message>
            <source>Spoken language: %1</source>
            <translation>읽는 언어: %1</translation>
        </message>
        <message>
            <source>By voice, with three large buttons.</source>
            <translation>음성과 큰 버튼 세 개로 사용합니다.</translation>
        </message>
        <message>
            <source>Dark screen</source>
            <translation>화면 끄기</translation>
        </message>
        <message>
            <source>Nobody can read along.</source>
            <translation>다른 사람이 볼 수 없습니다.</translation>
        </message>
        <message>
            <source>Softer</source>
            <translation>작게</translation>
        </message>
        <message>
            <source>Louder</source>
            <translation>크게</translation>
        </message>
        <message>
            <source>Volume %1 of %2</source>
            <translation>음량 %1/%2</translation>
        </message>
    </context>
    <context>
        <name>ChooseWay</name>
        <message>
            <source>May the machine read your ID card?</source>
            <translation>기계가 신분증을 읽어도 될까요?</translation>
        </message>
        <message>
            <source>It reads your name, birth date, card number and address.</source>
            <translation>이름, 생년월일, 카드 번호, 주소를 읽습니다.</translation>
        </message>
        <message>
            <source>So it can greet you, and offer priority for your age.</source>
            <translation>인사를 드리고 나이에 따른 우선 순서를 안내합니다.</translation>
        </message>
        <message>
            <source>Kept until you have your number. No picture is stored.</source>
            <translation>번호를 받을 때까지만 보관합니다. 사진은 저장하지 않습니다.</translation>
        </message>
        <message>
            <source>The card number is scrambled before it is sent.</source>
            <translation>카드 번호는 알아볼 수 없게 바꾸어 보냅니다.</translation>
        </message>
        <message>
            <source>I agree, scan my card</source>
            <translation>동의합니다, 카드 스캔</translation>
        </message>
        <message>
            <source>Go on without a card</source>
            <translation>카드 없이 계속</translation>
        </message>
    </context>
    <context>
        <name>CodePad</name>
        <message>
            <source>Erase</source>
            <translation>삭제</translation>
        </message>
        <message>
            <source>Type letters too</source>
            <translation>문자도 입력</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>찾기</translation>
        </message>
    </context>
    <context>
        <name>Confirm</name>
        <message>
            <source>Do you have priority?</source>
            <translation>우선 대상이십니까?</translation>
        </message>
        <message>
            <source>Choose the one that is true for you. Staff may ask for a paper.</source>
            <translation>해당하는 것을 고르세요. 직원이 서류를 확인할 수 있습니다.</translation>
        </message>
        <message>
            <source>Take an ordinary number</source>
            <translation>일반 번호 받기</translation>
        </message>
    </context>
    <context>
        <name>Dossier</name>
        <message>
            <source>Received</source>
            <translation>접수됨</translation>
        </message>
        <message>
            <source>Being worked on</source>
            <translation>처리 중</translation>
        </message>
        <message>
            <source>Late, we are sorry</source>
            <translation>지연, 죄송합니다</translation>
        </message>
        <message>
            <source>Papers are missing</source>
            <translation>서류 부족</translation>
        </message>
        <message>
            <source>Your result is ready</source>
            <translation>결과가 나왔습니다</translation>
        </message>
        <message>
            <source>Already handed over</source>
            <translation>이미 전달됨</translation>
        </message>
        <message>
            <source>There is nothing to do yet.</source>
            <translation>아직 하실 일은 없습니다.</translation>
        </message>
        <message>
            <source>Please see the help desk. Staff will find out why.</source>
            <translation>안내 데스크로 가 주세요. 직원이 확인해 드립니다.</translation>
        </message>
        <message>
            <source>Take a number to hand the papers in.</source>
            <translation>번호를 받아 제출해 주세요.</translation>
        </message>
        <message>
            <source>Take a number to collect it. Bring your receipt.</source>
            <translation>번호를 받고 접수증을 가져오세요.</translation>
        </message>
        <message>
            <source>The result was collected. Staff can help with questions.</source>
            <translation>결과를 찾아가셨습니다. 문의는 직원에게 해 주세요.</translation>
        </message>
        <message>
            <source>It was promised for %1.</source>
            <translation>약속한 날은 %1 입니다.</translation>
        </message>
        <message>
            <source>Promised for %1.</source>
            <translation>예정일은 %1 입니다.</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>번호 받기</translation>
        </message>
        <message>
            <source>Call staff</source>
            <translation>직원 호출</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>완료</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>휴대전화로 하기</translation>
        </message>
    </context>
    <context>
        <name>FindDossier</name>
        <message>
            <source>Looking for your dossier…</source>
            <translation>조회하고 있습니다…</translation>
        </message>
        <message>
            <source>No dossier has this code. Please check your receipt.</source>
            <translation>이 코드의 서류가 없습니다. 접수증을 확인해 주세요.</translation>
        </message>
        <message>
            <source>This code is not complete. It is on your receipt.</source>
            <translation>코드가 완전하지 않습니다. 접수증에 있습니다.</translation>
        </message>
        <message>
            <source>Dossiers cannot be looked up just now. Try again, or get help.</source>
            <translation>지금은 조회할 수 없습니다. 다시 시도하거나 도움을 받으세요.</translation>
        </message>
        <message>
            <source>The camera is not working. Please type the code.</source>
            <translation>카메라가 작동하지 않습니다. 코드를 입력해 주세요.</translation>
        </message>
        <message>
            <source>This is not a receipt. Please show the code on your receipt.</source>
            <translation>접수증이 아닙니다. 접수증의 코드를 보여 주세요.</translation>
        </message>
        <message>
            <source>Show your receipt</source>
            <translation>접수증을 보여 주세요</translation>
        </message>
        <message>
            <source>Type your dossier&apos;s code</source>
            <translation>서류 코드를 입력해 주세요</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>카메라 화면이 없습니다</translation>
        </message>
        <message>
            <source>or type its code</source>
            <translation>또는 코드 입력</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>찾기</translation>
        </message>
    </context>
    <context>
        <name>FindTicket</name>
        <message>
            <source>Looking for your ticket…</source>
            <translation>번호표를 찾고 있습니다…</translation>
        </message>
        <message>
            <source>There is no such number today. Please check your ticket.</source>
            <translation>오늘은 없는 번호입니다. 번호표를 확인해 주세요.</translation>
        </message>
        <message>
            <source>You can rate once you have been served.</source>
            <translation>업무가 끝난 뒤 평가하실 수 있습니다.</translation>
        </message>
        <message>
            <source>This ticket has been rated. Thank you.</source>
            <translation>이미 평가한 번호표입니다. 감사합니다.</translation>
        </message>
        <message>
            <source>Please show the code on this ticket.</source>
            <translation>이 번호표의 코드를 보여 주세요.</translation>
        </message>
        <message>
            <source>Your time is %1. Please come back shortly before it.</source>
            <translation>예약 시간은 %1입니다. 조금 전에 다시 와 주세요.</translation>
        </message>
        <message>
            <source>This booking has run out. Please take a new number.</source>
            <translation>예약이 만료되었습니다. 새 번호를 받아 주세요.</translation>
        </message>
        <message>
            <source>You have another number for this service. Please use that one.</source>
            <translation>이 업무의 다른 번호가 있습니다. 그 번호를 쓰세요.</translation>
        </message>
        <message>
            <source>Staff keep this number and will call it. Please have a seat.</source>
            <translation>직원이 이 번호를 부를 것입니다. 앉아서 기다려 주세요.</translation>
        </message>
        <message>
            <source>This ticket is no longer valid. Please take a new number.</source>
            <translation>더 이상 유효하지 않은 번호표입니다. 새 번호를 받아 주세요.</translation>
        </message>
        <message>
            <source>The system does not answer. Please try again in a moment.</source>
            <translation>시스템이 응답하지 않습니다. 잠시 후 다시 해 주세요.</translation>
        </message>
        <message>
            <source>This is not a ticket. Please show the code on your ticket.</source>
            <translation>번호표가 아닙니다. 번호표의 코드를 보여 주세요.</translation>
        </message>
        <message>
            <source>The camera is not working. Please enter the number.</source>
            <translation>카메라가 작동하지 않습니다. 번호를 눌러 주세요.</translation>
        </message>
        <message>
            <source>Show your ticket</source>
            <translation>번호표를 보여 주세요</translation>
        </message>
        <message>
            <source>Scan your ticket</source>
            <translation>번호표를 스캔해 주세요</translation>
        </message>
        <message>
            <source>Type your number</source>
            <translation>번호를 눌러 주세요</translation>
        </message>
        <message>
            <source>or type its number, e.g. A012</source>
            <translation>또는 번호 입력, 예: A012</translation>
        </message>
        <message>
            <source>for example A012</source>
            <translation>예: A012</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>카메라 화면이 없습니다</translation>
        </message>
    </context>
    <context>
        <name>Handover</name>
        <message>
            <source>What can I do on my phone?</source>
            <translation>휴대전화로 무엇을 할 수 있나요?</translation>
        </message>
        <message>
            <source>Choose, then scan the code with your phone.</source>
            <translation>선택한 뒤 휴대전화로 코드를 찍으세요.</translation>
        </message>
    </context>
    <context>
        <name>HandoverCode</name>
        <message>
            <source>QR code of %1</source>
            <translation>%1 의 QR 코드</translation>
        </message>
        <message>
            <source>Open your phone&apos;s camera and hold it before the code.</source>
            <translation>휴대전화 카메라를 열고 코드를 비추세요.</translation>
        </message>
        <message>
            <source>Another one</source>
            <translation>다른 것 선택</translation>
        </message>
    </context>
    <context>
        <name>Help</name>
        <message>
            <source>Staff know that you need help</source>
            <translation>직원에게 알렸습니다</translation>
        </message>
        <message>
            <source>Staff could not be told</source>
            <translation>직원에게 알리지 못했습니다</translation>
        </message>
        <message>
            <source>Calling staff…</source>
            <translation>직원을 부르고 있습니다…</translation>
        </message>
        <message>
            <source>Please wait here. Somebody is coming.</source>
            <translation>여기서 기다려 주세요. 곧 직원이 옵니다.</translation>
        </message>
        <message>
            <source>Please go to the help desk. You can also go on here.</source>
            <translation>안내 데스크로 가 주세요. 여기서 계속하셔도 됩니다.</translation>
        </message>
        <message>
            <source>One moment, please.</source>
            <translation>잠시만 기다려 주세요.</translation>
        </message>
        <message>
            <source>Go on by myself</source>
            <translation>혼자 계속하기</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>휴대전화로 하기</translation>
        </message>
    </context>
    <context>
        <name>Issuing</name>
        <message>
            <source>Getting your number…</source>
            <translation>번호를 받는 중입니다…</translation>
        </message>
    </context>
    <context>
        <name>Key</name>
        <message>
            <source>Also writes %1</source>
            <translation>%1도 입력합니다</translation>
        </message>
    </context>
    <context>
        <name>Keyboard</name>
        <message>
            <source>Done</source>
            <translation>완료</translation>
        </message>
        <message>
            <source>No marks</source>
            <translation>기호 없이</translation>
        </message>
        <message>
            <source>Capitals: on</source>
            <translation>대문자: 켜짐</translation>
        </message>
        <message>
            <source>Capitals: next letter</source>
            <translation>대문자: 다음 글자</translation>
        </message>
        <message>
            <source>Capitals: off</source>
            <translation>대문자: 꺼짐</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>삭제</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>숫자</translation>
        </message>
        <message>
            <source>Typing</source>
            <translation>입력 방식</translation>
        </message>
        <message>
            <source>Changes to %1</source>
            <translation>%1(으)로 바뀝니다</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>띄어쓰기</translation>
        </message>
        <message>
            <source>Show digits</source>
            <translation>숫자 보기</translation>
        </message>
        <message>
            <source>Show letters</source>
            <translation>글자 보기</translation>
        </message>
    </context>
    <context>
        <name>Keypad</name>
        <message>
            <source>Erase</source>
            <translation>삭제</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>찾기</translation>
        </message>
    </context>
    <context>
        <name>Main</name>
        <message>
            <source>Keep holding to have the screen read out.</source>
            <translation>계속 누르시면 화면을 읽어 드립니다.</translation>
        </message>
    </context>
    <context>
        <name>Pager</name>
        <message>
            <source>Previous</source>
            <translation>이전</translation>
        </message>
        <message>
            <source>Page %1 of %2</source>
            <translation>%2쪽 중 %1쪽</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>다음</translation>
        </message>
    </context>
    <context>
        <name>Rate</name>
        <message>
            <source>Sending…</source>
            <translation>보내는 중…</translation>
        </message>
        <message>
            <source>This ticket has been rated. Thank you.</source>
            <translation>이미 평가한 번호표입니다. 감사합니다.</translation>
        </message>
        <message>
            <source>You can rate once you have been served.</source>
            <translation>업무가 끝난 뒤 평가하실 수 있습니다.</translation>
        </message>
        <message>
            <source>Your rating was not sent. Please touch once more.</source>
            <translation>평가를 보내지 못했습니다. 한 번 더 눌러 주세요.</translation>
        </message>
        <message>
            <source>Were you satisfied with our service?</source>
            <translation>서비스에 만족하셨습니까?</translation>
        </message>
        <message>
            <source>One touch is enough.</source>
            <translation>한 번만 누르시면 됩니다.</translation>
        </message>
        <message>
            <source>Satisfied</source>
            <translation>만족</translation>
        </message>
        <message>
            <source>Fair</source>
            <translation>보통</translation>
        </message>
        <message>
            <source>Not satisfied</source>
            <translation>불만족</translation>
        </message>
    </context>
    <context>
        <name>ScanCard</name>
        <message>
            <source>This is a VNeID code; only officials can read it. Please show your ID card.</source>
            <translation>VNeID 코드는 직원만 읽을 수 있습니다. 신분증을 보여 주세요.</translation>
        </message>
        <message>
            <source>This is a health insurance card. Please show your ID card.</source>
            <translation>건강보험 카드입니다. 신분증을 보여 주세요.</translation>
        </message>
        <message>
            <source>This is the code of a web page. Please show your ID card.</source>
            <translation>웹 페이지 코드입니다. 신분증을 보여 주세요.</translation>
        </message>
        <message>
            <source>This is not the code of an ID card. Please show the code on your card.</source>
            <translation>신분증의 코드가 아닙니다. 카드의 코드를 보여 주세요.</translation>
        </message>
        <message>
            <source>This code cannot be read. Please go on without a card.</source>
            <translation>이 코드를 읽을 수 없습니다. 카드 없이 계속해 주세요.</translation>
        </message>
        <message>
            <source>This is a ticket. Please show your ID card.</source>
            <translation>이것은 번호표입니다. 신분증을 보여 주세요.</translation>
        </message>
        <message>
            <source>This is a receipt. Please show your ID card.</source>
            <translation>접수증입니다. 신분증을 보여 주세요.</translation>
        </message>
        <message>
            <source>Please hold the card a little closer.</source>
            <translation>카드를 조금 더 가까이 대 주세요.</translation>
        </message>
        <message>
            <source>Please hold the card a little farther away.</source>
            <translation>카드를 조금 더 멀리 들어 주세요.</translation>
        </message>
        <message>
            <source>It is rather dark here. Please move the card into the light.</source>
            <translation>조금 어둡습니다. 카드를 밝은 곳에 대 주세요.</translation>
        </message>
        <message>
            <source>The card reflects a lamp. Please tilt it a little.</source>
            <translation>카드에 빛이 반사됩니다. 조금 기울여 주세요.</translation>
        </message>
        <message>
            <source>No code is to be seen. Please turn the card over.</source>
            <translation>코드가 보이지 않습니다. 카드를 뒤집어 주세요.</translation>
        </message>
        <message>
            <source>The camera is not working. You can still take a number without a card.</source>
            <translation>카메라가 작동하지 않습니다. 카드 없이도 번호를 받으실 수 있습니다.</translation>
        </message>
        <message>
            <source>Hold the card still, a hand away.</source>
            <translation>카드를 한 뼘 거리에서 가만히 들어 주세요.</translation>
        </message>
        <message>
            <source>Press the scanner&apos;s button until it beeps.</source>
            <translation>삐 소리가 날 때까지 스캐너 버튼을 눌러 주세요.</translation>
        </message>
        <message>
            <source>Show your card&apos;s code</source>
            <translation>카드의 코드를 보여 주세요</translation>
        </message>
        <message>
            <source>Scan your card&apos;s code</source>
            <translation>카드의 코드를 스캔해 주세요</translation>
        </message>
        <message>
            <source>show the front</source>
            <translation>앞면을 보여 주세요</translation>
        </message>
        <message>
            <source>New Căn cước card</source>
            <translation>새 Căn cước 카드</translation>
        </message>
        <message>
            <source>show the back</source>
            <translation>뒷면을 보여 주세요</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>카메라 화면이 없습니다</translation>
        </message>
        <message>
            <source>CCCD chip card</source>
            <translation>CCCD 칩 카드</translation>
        </message>
        <message>
            <source>Go on without a card</source>
            <translation>카드 없이 계속</translation>
        </message>
    </context>
    <context>
        <name>Services</name>
        <message>
            <source>no wait</source>
            <translation>대기 없음</translation>
        </message>
        <message>
            <source>Welcome, %1</source>
            <translation>%1 님, 환영합니다</translation>
        </message>
        <message>
            <source>What do you need today?</source>
            <translation>무엇을 도와드릴까요?</translation>
        </message>
        <message>
            <source>wait %1–%2 min</source>
            <translation>대기 %1–%2분</translation>
        </message>
        <message>
            <source>wait %1 min</source>
            <translation>대기 %1분</translation>
        </message>
        <message>
            <source>I have priority</source>
            <translation>우선 대상입니다</translation>
        </message>
        <message>
            <source>Old age, disability, pregnancy…</source>
            <translation>고령, 장애, 임신…</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n명 대기 중</numerusform>
            </translation>
        </message>
        <message>
            <source>nobody waiting</source>
            <translation>대기자 없음</translation>
        </message>
        <message>
            <source>Paused now</source>
            <translation>잠시 중지</translation>
        </message>
        <message>
            <source>Closed now</source>
            <translation>마감</translation>
        </message>
    </context>
    <context>
        <name>SilenceQuestion</name>
        <message>
            <source>Are you still there?</source>
            <translation>아직 계십니까?</translation>
        </message>
        <message numerus="yes">
            <source>This screen starts over in %n second(s).</source>
            <translation>
                <numerusform>%n초 후 처음 화면으로 돌아갑니다.</numerusform>
            </translation>
        </message>
        <message>
            <source>I am still here</source>
            <translation>아직 있습니다</translation>
        </message>
    </context>
    <context>
        <name>SpeechPanel</name>
        <message>
            <source>Stop reading</source>
            <translation>읽기 끝내기</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>이전</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>다음</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>선택</translation>
        </message>
    </context>
    <context>
        <name>Thanks</name>
        <message>
            <source>Thank you</source>
            <translation>감사합니다</translation>
        </message>
        <message>
            <source>Your rating helps us serve better.</source>
            <translation>고객님의 의견이 큰 도움이 됩니다.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>완료</translation>
        </message>
    </context>
    <context>
        <name>Ticket</name>
        <message>
            <source>Printing your ticket…</source>
            <translation>번호표를 인쇄하고 있습니다…</translation>
        </message>
        <message>
            <source>Please take your ticket and have a seat.</source>
            <translation>번호표를 받고 앉아서 기다려 주세요.</translation>
        </message>
        <message>
            <source>The paper has run out. Your number is still valid: %1.</source>
            <translation>용지가 떨어졌습니다. 번호는 그대로 유효합니다: %1.</translation>
        </message>
        <message>
            <source>The printer is open. Your number is still valid: %1.</source>
            <translation>프린터가 열려 있습니다. 번호는 그대로 유효합니다: %1.</translation>
        </message>
        <message>
            <source>The paper is stuck. Your number is still valid: %1.</source>
            <translation>용지가 걸렸습니다. 번호는 그대로 유효합니다: %1.</translation>
        </message>
        <message>
            <source>The printer does not answer. Your number is still valid: %1.</source>
            <translation>프린터가 응답하지 않습니다. 번호는 그대로 유효합니다: %1.</translation>
        </message>
        <message>
            <source>It is your turn: please go to %1.</source>
            <translation>차례가 되었습니다: %1(으)로 가 주세요.</translation>
        </message>
        <message>
            <source>You are in line. Please have a seat.</source>
            <translation>대기 중입니다. 앉아서 기다려 주세요.</translation>
        </message>
        <message>
            <source>Keep your number in mind, or scan the code. Please have a seat.</source>
            <translation>번호를 기억하시거나 코드를 스캔해 주세요. 앉아서 기다려 주세요.</translation>
        </message>
        <message>
            <source>Nearly your turn</source>
            <translation>곧 차례입니다</translation>
        </message>
        <message>
            <source>Nobody waits ahead of you</source>
            <translation>앞에 대기자가 없습니다</translation>
        </message>
        <message>
            <source>Wait: about %1–%2 minutes</source>
            <translation>대기 시간: 약 %1–%2분</translation>
        </message>
        <message>
            <source>Wait: about %1 minutes</source>
            <translation>대기 시간: 약 %1분</translation>
        </message>
        <message numerus="yes">
            <source>%n ahead of you</source>
            <translation>
                <numerusform>앞에 %n명</numerusform>
            </translation>
        </message>
        <message>
            <source>You are next</source>
            <translation>다음 차례입니다</translation>
        </message>
        <message>
            <source>Wait not known just now</source>
            <translation>지금은 대기 시간을 알 수 없습니다</translation>
        </message>
        <message>
            <source>QR code to follow your number</source>
            <translation>번호를 확인하는 QR 코드</translation>
        </message>
        <message>
            <source>Scan to follow your number on your phone.</source>
            <translation>휴대전화로 스캔하여 순서를 확인하세요.</translation>
        </message>
        <message>
            <source>Reprint</source>
            <translation>다시 인쇄</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>완료</translation>
        </message>
    </context>
    <context>
        <name>TicketStub</name>
        <message>
            <source>Your number</source>
            <translation>고객님 번호</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Back</source>
            <translation>뒤로</translation>
        </message>
        <message>
            <source>Language</source>
            <extracomment>In the other language, for those who cannot read this one.</extracomment>
            <translation>Ngôn ngữ</translation>
        </message>
        <message>
            <source>Easier</source>
            <extracomment>Opens large text, high contrast and the like. One short word.</extracomment>
            <translation>편의</translation>
        </message>
        <message>
            <source>Get help</source>
            <translation>도움</translation>
        </message>
    </context>
    <context>
        <name>Trouble</name>
        <message>
            <source>The office is closed now</source>
            <translation>지금은 업무 시간이 아닙니다</translation>
        </message>
        <message>
            <source>This service takes no more numbers now</source>
            <translation>지금은 이 업무의 번호를 드리지 않습니다</translation>
        </message>
        <message>
            <source>There are no more numbers for this service today</source>
            <translation>오늘 이 업무의 번호가 모두 나갔습니다</translation>
        </message>
        <message>
            <source>All numbers of this service are given out for today</source>
            <translation>오늘 이 업무의 번호가 모두 배부되었습니다</translation>
        </message>
        <message>
            <source>You already have a number for this</source>
            <translation>이 업무의 번호를 이미 갖고 계십니다</translation>
        </message>
        <message>
            <source>You have taken all your numbers for today</source>
            <translation>오늘 받을 수 있는 번호를 모두 받으셨습니다</translation>
        </message>
        <message>
            <source>This number could not be issued</source>
            <translation>번호를 드리지 못했습니다</translation>
        </message>
        <message>
            <source>No numbers can be issued just now</source>
            <translation>지금은 번호를 드릴 수 없습니다</translation>
        </message>
        <message>
            <source>Please come back during opening hours. Numbers you already have stay valid.</source>
            <translation>업무 시간에 다시 와 주세요. 받으신 번호는 그대로 유효합니다.</translation>
        </message>
        <message>
            <source>Other services still work. You may choose another one.</source>
            <translation>다른 업무는 가능합니다. 다른 업무를 고르셔도 됩니다.</translation>
        </message>
        <message>
            <source>Other services still work. The help desk can tell you when to come back.</source>
            <translation>다른 업무는 가능합니다. 언제 다시 오실지 안내 데스크에서 알려 드립니다.</translation>
        </message>
        <message>
            <source>That number is still valid. Show its code under “I have a ticket” to see your turn.</source>
            <translation>그 번호는 유효합니다. “번호표가 있습니다”에서 순서를 확인하세요.</translation>
        </message>
        <message>
            <source>The numbers you have stay valid. Staff can help if you need one more.</source>
            <translation>받으신 번호는 유효합니다. 더 필요하시면 직원이 도와드립니다.</translation>
        </message>
        <message>
            <source>Please choose again. The help desk can also give you a number.</source>
            <translation>다시 골라 주세요. 안내 데스크에서도 번호를 드립니다.</translation>
        </message>
        <message>
            <source>The machine keeps trying. Counters still serve: the help desk can give you a number.</source>
            <translation>기계가 계속 시도합니다. 창구는 운영 중이며 안내 데스크에서 번호를 드립니다.</translation>
        </message>
        <message>
            <source>Choose another service</source>
            <translation>다른 업무 선택</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <source>Call staff</source>
            <translation>직원 호출</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>휴대전화로 하기</translation>
        </message>
    </context>
    <context>
        <name>Viewfinder</name>
        <message>
            <source>Hold the scanner a hand above the code</source>
            <translation>스캐너를 코드에서 한 뼘 떨어뜨려 대 주세요</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Welcome</source>
            <translation>어서 오세요</translation>
        </message>
        <message>
            <source>Please touch what you need.</source>
            <translation>필요한 것을 눌러 주세요.</translation>
        </message>
        <message>
            <source>You can take a number. Waiting times are not known just now.</source>
            <translation>번호를 받으실 수 있습니다. 대기 시간은 지금 알 수 없습니다.</translation>
        </message>
        <message>
            <source>The system is not connected yet. The help desk can give you a number.</source>
            <translation>시스템이 아직 연결되지 않았습니다. 안내 데스크에서 번호를 드립니다.</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>번호 받기</translation>
        </message>
        <message>
            <source>Choose what you need</source>
            <translation>업무 선택</translation>
        </message>
        <message>
            <source>Use my ID card</source>
            <translation>신분증 사용</translation>
        </message>
        <message>
            <source>I have a ticket</source>
            <translation>번호표가 있습니다</translation>
        </message>
        <message>
            <source>Check in, see your turn, rate us</source>
            <translation>도착 확인, 순서 보기, 평가</translation>
        </message>
        <message>
            <source>How is my dossier?</source>
            <translation>내 서류 조회</translation>
        </message>
        <message>
            <source>Look it up with your receipt</source>
            <translation>접수증으로 조회</translation>
        </message>
        <message>
            <source>Move the buttons up again</source>
            <translation>버튼을 제자리로 올리기</translation>
        </message>
        <message>
            <source>Move the buttons down</source>
            <translation>버튼을 아래로 내리기</translation>
        </message>
    </context>
</TS>
