<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en_US">
    <context>
        <name>Aids</name>
        <message>
            <source>What makes it easier for you?</source>
            <translation>どうすれば使いやすいですか？</translation>
        </message>
        <message>
            <source>It ends with your visit.</source>
            <translation>ご利用が終わると元に戻ります。</translation>
        </message>
        <message>
            <source>Large letters</source>
            <translation>大きな文字</translation>
        </message>
        <message>
            <source>Every word is larger.</source>
            <translation>すべての文字が大きくなります。</translation>
        </message>
        <message>
            <source>Bright on dark</source>
            <translation>暗い背景に明るい文字</translation>
        </message>
        <message>
            <source>White and yellow letters on black.</source>
            <translation>黒い背景に白と黄色の文字です。</translation>
        </message>
        <message>
            <source>Buttons within reach</source>
            <translation>手の届くボタン</translation>
        </message>
        <message>
            <source>All buttons move down.</source>
            <translation>すべてのボタンが下に移ります。</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>続ける</translation>
        </message>
        <message>
            <source>Read the screen out</source>
            <translation>画面を読み上げる</translation>
        </message>
        <message>
            <source>Spoken language: %1</source>
            <translation>読み上げの言語：%1</translation>
        </message>
        <message>
            <source>By voice, with three large buttons.</source>
            <translation>音声と三つの大きなボタンで使えます。</translation>
        </message>
        <message>
            <source>Dark screen</source>
            <translation>画面を暗くする</translation>
        </message>
        <message>
            <source>Nobody can read along.</source>
            <translation>周りの人には見えません。</translation>
        </message>
        <message>
            <source>Softer</source>
            <translation>小さく</translation>
        </message>
        <message>
            <source>Louder</source>
            <translation>大きく</translation>
        </message>
        <message>
            <source>Volume %1 of %2</source>
            <translation>音量 %1/%2</translation>
        </message>
    </context>
    <context>
        <name>ChooseWay</name>
        <message>
            <source>May the machine read your ID card?</source>
            <translation>身分証を読み取ってもよろしいですか？</translation>
        </message>
        <message>
            <source>It reads your name, birth date, card number and address.</source>
            <translation>お名前、生年月日、カード番号、住所を読み取ります。</translation>
        </message>
        <message>
            <source>So it can greet you, and offer priority for your age.</source>
            <translation>ごあいさつと、年齢による優先のご案内に使います。</translation>
        </message>
        <message>
            <source>Kept until you have your number. No picture is stored.</source>
            <translation>番号が出るまで保持します。画像は保存しません。</translation>
        </message>
        <message>
            <source>The card number is scrambled before it is sent.</source>
            <translation>カード番号は読めない形にして送ります。</translation>
        </message>
        <message>
            <source>I agree, scan my card</source>
            <translation>同意して読み取る</translation>
        </message>
        <message>
            <source>Go on without a card</source>
            <translation>カードを使わない</translation>
        </message>
    </context>
    <context>
        <name>CodePad</name>
        <message>
            <source>Erase</source>
            <translation>消す</translation>
        </message>
        <message>
            <source>Type letters too</source>
            <translation>文字も入力</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>探す</translation>
        </message>
    </context>
    <context>
        <name>Confirm</name>
        <message>
            <source>Do you have priority?</source>
            <translation>優先の対象ですか？</translation>
        </message>
        <message>
            <source>Choose the one that is true for you. Staff may ask for a paper.</source>
            <translation>当てはまるものをお選びください。書類を確認することがあります。</translation>
        </message>
        <message>
            <source>Take an ordinary number</source>
            <translation>通常の番号を取る</translation>
        </message>
    </context>
    <context>
        <name>Dossier</name>
        <message>
            <source>Received</source>
            <translation>受付済み</translation>
        </message>
        <message>
            <source>Being worked on</source>
            <translation>処理中</translation>
        </message>
        <message>
            <source>Late, we are sorry</source>
            <translation>遅れています</translation>
        </message>
        <message>
            <source>Papers are missing</source>
            <translation>書類が不足</translation>
        </message>
        <message>
            <source>Your result is ready</source>
            <translation>結果が出ました</translation>
        </message>
        <message>
            <source>Already handed over</source>
            <translation>お渡し済み</translation>
        </message>
        <message>
            <source>There is nothing to do yet.</source>
            <translation>今は何もする必要はありません。</translation>
        </message>
        <message>
            <source>Please see the help desk. Staff will find out why.</source>
            <translation>案内窓口へお越しください。係員がお調べします。</translation>
        </message>
        <message>
            <source>Take a number to hand the papers in.</source>
            <translation>番号を取って提出してください。</translation>
        </message>
        <message>
            <source>Take a number to collect it. Bring your receipt.</source>
            <translation>番号を取り、受付票をお持ちください。</translation>
        </message>
        <message>
            <source>The result was collected. Staff can help with questions.</source>
            <translation>結果はお渡し済みです。ご質問は係員へ。</translation>
        </message>
        <message>
            <source>It was promised for %1.</source>
            <translation>お約束の日は %1 でした。</translation>
        </message>
        <message>
            <source>Promised for %1.</source>
            <translation>予定日は %1 です。</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>番号を取る</translation>
        </message>
        <message>
            <source>Call staff</source>
            <translation>係員を呼ぶ</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完了</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>スマートフォンで</translation>
        </message>
    </context>
    <context>
        <name>FindDossier</name>
        <message>
            <source>Looking for your dossier…</source>
            <translation>検索しています…</translation>
        </message>
        <message>
            <source>No dossier has this code. Please check your receipt.</source>
            <translation>このコードはありません。受付票をご確認ください。</translation>
        </message>
        <message>
            <source>This code is not complete. It is on your receipt.</source>
            <translation>コードが足りません。受付票にあります。</translation>
        </message>
        <message>
            <source>Dossiers cannot be looked up just now. Try again, or get help.</source>
            <translation>今は検索できません。もう一度、または係員へ。</translation>
        </message>
        <message>
            <source>The camera is not working. Please type the code.</source>
            <translation>カメラが使えません。コードを入力してください。</translation>
        </message>
        <message>
            <source>This is not a receipt. Please show the code on your receipt.</source>
            <translation>受付票ではありません。受付票のコードをお見せください。</translation>
        </message>
        <message>
            <source>Show your receipt</source>
            <translation>受付票をお見せください</translation>
        </message>
        <message>
            <source>Type your dossier&apos;s code</source>
            <translation>書類のコードを入力してください</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>カメラの映像がありません</translation>
        </message>
        <message>
            <source>or type its code</source>
            <translation>またはコードを入力</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>探す</translation>
        </message>
    </context>
    <context>
        <name>FindTicket</name>
        <message>
            <source>Looking for your ticket…</source>
            <translation>番号札を探しています…</translation>
        </message>
        <message>
            <source>There is no such number today. Please check your ticket.</source>
            <translation>本日この番号はありません。番号札をご確認ください。</translation>
        </message>
        <message>
            <source>You can rate once you have been served.</source>
            <translation>ご用件が済んだ後に評価できます。</translation>
        </message>
        <message>
            <source>This ticket has been rated. Thank you.</source>
            <translation>この番号札は評価済みです。ありがとうございます。</translation>
        </message>
        <message>
            <source>Please show the code on this ticket.</source>
            <translation>この番号札のコードを見せてください。</translation>
        </message>
        <message>
            <source>Your time is %1. Please come back shortly before it.</source>
            <translation>ご予約は %1 です。少し前にお越しください。</translation>
        </message>
        <message>
            <source>This booking has run out. Please take a new number.</source>
            <translation>このご予約は期限切れです。新しい番号をお取りください。</translation>
        </message>
        <message>
            <source>You have another number for this service. Please use that one.</source>
            <translation>この窓口の番号を既にお持ちです。そちらをお使いください。</translation>
        </message>
        <message>
            <source>Staff keep this number and will call it. Please have a seat.</source>
            <translation>係員がこの番号をお呼びします。おかけください。</translation>
        </message>
        <message>
            <source>This ticket is no longer valid. Please take a new number.</source>
            <translation>この番号札は無効です。新しい番号をお取りください。</translation>
        </message>
        <message>
            <source>The system does not answer. Please try again in a moment.</source>
            <translation>システムが応答しません。少ししてからお試しください。</translation>
        </message>
        <message>
            <source>This is not a ticket. Please show the code on your ticket.</source>
            <translation>番号札ではありません。番号札のコードを見せてください。</translation>
        </message>
        <message>
            <source>The camera is not working. Please enter the number.</source>
            <translation>カメラが使えません。番号を入力してください。</translation>
        </message>
        <message>
            <source>Show your ticket</source>
            <translation>番号札を見せてください</translation>
        </message>
        <message>
            <source>Scan your ticket</source>
            <translation>番号札を読み取ってください</translation>
        </message>
        <message>
            <source>Type your number</source>
            <translation>番号を入力してください</translation>
        </message>
        <message>
            <source>or type its number, e.g. A012</source>
            <translation>または番号を入力（例 A012）</translation>
        </message>
        <message>
            <source>for example A012</source>
            <translation>例 A012</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>カメラの映像がありません</translation>
        </message>
    </context>
    <context>
        <name>Handover</name>
        <message>
            <source>What can I do on my phone?</source>
            <translation>スマートフォンでできること</translation>
        </message>
        <message>
            <source>Choose, then scan the code with your phone.</source>
            <translation>選んでから、スマートフォンで読み取ってください。</translation>
        </message>
    </context>
    <context>
        <name>HandoverCode</name>
        <message>
            <source>QR code of %1</source>
            <translation>%1 の QR コード</translation>
        </message>
        <message>
            <source>Open your phone&apos;s camera and hold it before the code.</source>
            <translation>スマートフォンのカメラをコードに向けてください。</translation>
        </message>
        <message>
            <source>Another one</source>
            <translation>ほかを選ぶ</translation>
        </message>
    </context>
    <context>
        <name>Help</name>
        <message>
            <source>Staff know that you need help</source>
            <translation>係員にお知らせしました</translation>
        </message>
        <message>
            <source>Staff could not be told</source>
            <translation>係員に連絡できませんでした</translation>
        </message>
        <message>
            <source>Calling staff…</source>
            <translation>係員を呼んでいます…</translation>
        </message>
        <message>
            <source>Please wait here. Somebody is coming.</source>
            <translation>こちらでお待ちください。係員が参ります。</translation>
        </message>
        <message>
            <source>Please go to the help desk. You can also go on here.</source>
            <translation>案内窓口へお越しください。ここで続けることもできます。</translation>
        </message>
        <message>
            <source>One moment, please.</source>
            <translation>少々お待ちください。</translation>
        </message>
        <message>
            <source>Go on by myself</source>
            <translation>自分で続ける</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>スマートフォンで</translation>
        </message>
    </context>
    <context>
        <name>Issuing</name>
        <message>
            <source>Getting your number…</source>
            <translation>番号を取っています…</translation>
        </message>
    </context>
    <context>
        <name>Key</name>
        <message>
            <source>Also writes %1</source>
            <translation>%1 も入力します</translation>
        </message>
    </context>
    <context>
        <name>Keyboard</name>
        <message>
            <source>Done</source>
            <translation>完了</translation>
        </message>
        <message>
            <source>No marks</source>
            <translation>記号なし</translation>
        </message>
        <message>
            <source>Capitals: on</source>
            <translation>大文字：オン</translation>
        </message>
        <message>
            <source>Capitals: next letter</source>
            <translation>大文字：次の文字</translation>
        </message>
        <message>
            <source>Capitals: off</source>
            <translation>大文字：オフ</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>消す</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>Typing</source>
            <translation>入力方式</translation>
        </message>
        <message>
            <source>Changes to %1</source>
            <translation>%1 に変わります</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>空白</translation>
        </message>
        <message>
            <source>Show digits</source>
            <translation>数字を表示</translation>
        </message>
        <message>
            <source>Show letters</source>
            <translation>文字を表示</translation>
        </message>
    </context>
    <context>
        <name>Keypad</name>
        <message>
            <source>Erase</source>
            <translation>消す</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>探す</translation>
        </message>
    </context>
    <context>
        <name>Main</name>
        <message>
            <source>Keep holding to have the screen read out.</source>
            <translation>押し続けると画面を読み上げます。</translation>
        </message>
    </context>
    <context>
        <name>Pager</name>
        <message>
            <source>Previous</source>
            <translation>前へ</translation>
        </message>
        <message>
            <source>Page %1 of %2</source>
            <translation>%1／%2ページ</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>次へ</translation>
        </message>
    </context>
    <context>
        <name>Rate</name>
        <message>
            <source>Sending…</source>
            <translation>送信しています…</translation>
        </message>
        <message>
            <source>This ticket has been rated. Thank you.</source>
            <translation>この番号札は評価済みです。ありがとうございます。</translation>
        </message>
        <message>
            <source>You can rate once you have been served.</source>
            <translation>ご用件が済んだ後に評価できます。</translation>
        </message>
        <message>
            <source>Your rating was not sent. Please touch once more.</source>
            <translation>送信できませんでした。もう一度押してください。</translation>
        </message>
        <message>
            <source>Were you satisfied with our service?</source>
            <translation>ご満足いただけましたか？</translation>
        </message>
        <message>
            <source>One touch is enough.</source>
            <translation>一度押すだけで結構です。</translation>
        </message>
        <message>
            <source>Satisfied</source>
            <translation>満足</translation>
        </message>
        <message>
            <source>Fair</source>
            <translation>普通</translation>
        </message>
        <message>
            <source>Not satisfied</source>
            <translation>不満</translation>
        </message>
    </context>
    <context>
        <name>ScanCard</name>
        <message>
            <source>This is a VNeID code; only officials can read it. Please show your ID card.</source>
            <translation>VNeID コードは職員だけが読めます。身分証を見せてください。</translation>
        </message>
        <message>
            <source>This is a health insurance card. Please show your ID card.</source>
            <translation>これは健康保険証です。身分証を見せてください。</translation>
        </message>
        <message>
            <source>This is the code of a web page. Please show your ID card.</source>
            <translation>これはウェブページのコードです。身分証を見せてください。</translation>
        </message>
        <message>
            <source>This is not the code of an ID card. Please show the code on your card.</source>
            <translation>身分証のコードではありません。カードのコードを見せてください。</translation>
        </message>
        <message>
            <source>This code cannot be read. Please go on without a card.</source>
            <translation>このコードは読めません。カードなしでお進みください。</translation>
        </message>
        <message>
            <source>This is a ticket. Please show your ID card.</source>
            <translation>これは番号札です。身分証を見せてください。</translation>
        </message>
        <message>
            <source>This is a receipt. Please show your ID card.</source>
            <translation>これは受付票です。身分証をお見せください。</translation>
        </message>
        <message>
            <source>Please hold the card a little closer.</source>
            <translation>カードをもう少し近づけてください。</translation>
        </message>
        <message>
            <source>Please hold the card a little farther away.</source>
            <translation>カードをもう少し離してください。</translation>
        </message>
        <message>
            <source>It is rather dark here. Please move the card into the light.</source>
            <translation>少し暗いです。カードを明るい所へお願いします。</translation>
        </message>
        <message>
            <source>The card reflects a lamp. Please tilt it a little.</source>
            <translation>カードが光を反射しています。少し傾けてください。</translation>
        </message>
        <message>
            <source>No code is to be seen. Please turn the card over.</source>
            <translation>コードが見えません。カードを裏返してください。</translation>
        </message>
        <message>
            <source>The camera is not working. You can still take a number without a card.</source>
            <translation>カメラが使えません。カードなしでも番号を取れます。</translation>
        </message>
        <message>
            <source>Hold the card still, a hand away.</source>
            <translation>手のひら一つ分あけて、カードを動かさないでください。</translation>
        </message>
        <message>
            <source>Press the scanner&apos;s button until it beeps.</source>
            <translation>音が鳴るまでスキャナーのボタンを押してください。</translation>
        </message>
        <message>
            <source>Show your card&apos;s code</source>
            <translation>カードのコードを見せてください</translation>
        </message>
        <message>
            <source>Scan your card&apos;s code</source>
            <translation>カードのコードを読み取ってください</translation>
        </message>
        <message>
            <source>show the front</source>
            <translation>表面を見せる</translation>
        </message>
        <message>
            <source>New Căn cước card</source>
            <translation>新しい Căn cước カード</translation>
        </message>
        <message>
            <source>show the back</source>
            <translation>裏面を見せる</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>カメラの映像がありません</translation>
        </message>
        <message>
            <source>CCCD chip card</source>
            <translation>CCCD チップ付きカード</translation>
        </message>
        <message>
            <source>Go on without a card</source>
            <translation>カードを使わない</translation>
        </message>
    </context>
    <context>
        <name>Services</name>
        <message>
            <source>no wait</source>
            <translation>待ち時間なし</translation>
        </message>
        <message>
            <source>Welcome, %1</source>
            <translation>%1 様、ようこそ</translation>
        </message>
        <message>
            <source>What do you need today?</source>
            <translation>本日のご用件は？</translation>
        </message>
        <message>
            <source>wait %1–%2 min</source>
            <translation>待ち %1–%2 分</translation>
        </message>
        <message>
            <source>wait %1 min</source>
            <translation>待ち %1 分</translation>
        </message>
        <message>
            <source>I have priority</source>
            <translation>優先の対象です</translation>
        </message>
        <message>
            <source>Old age, disability, pregnancy…</source>
            <translation>ご高齢、障害、妊娠など…</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n 人待ち</numerusform>
            </translation>
        </message>
        <message>
            <source>nobody waiting</source>
            <translation>待っている人なし</translation>
        </message>
        <message>
            <source>Paused now</source>
            <translation>休止中</translation>
        </message>
        <message>
            <source>Closed now</source>
            <translation>受付終了</translation>
        </message>
    </context>
    <context>
        <name>SilenceQuestion</name>
        <message>
            <source>Are you still there?</source>
            <translation>まだいらっしゃいますか？</translation>
        </message>
        <message numerus="yes">
            <source>This screen starts over in %n second(s).</source>
            <translation>
                <numerusform>%n 秒後に最初の画面に戻ります。</numerusform>
            </translation>
        </message>
        <message>
            <source>I am still here</source>
            <translation>まだいます</translation>
        </message>
    </context>
    <context>
        <name>SpeechPanel</name>
        <message>
            <source>Stop reading</source>
            <translation>読み上げを終える</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>前へ</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>次へ</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>選ぶ</translation>
        </message>
    </context>
    <context>
        <name>Thanks</name>
        <message>
            <source>Thank you</source>
            <translation>ありがとうございます</translation>
        </message>
        <message>
            <source>Your rating helps us serve better.</source>
            <translation>ご意見をサービス改善に役立てます。</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完了</translation>
        </message>
    </context>
    <context>
        <name>Ticket</name>
        <message>
            <source>Printing your ticket…</source>
            <translation>番号札を印刷しています…</translation>
        </message>
        <message>
            <source>Please take your ticket and have a seat.</source>
            <translation>番号札を取り、おかけになってお待ちください。</translation>
        </message>
        <message>
            <source>The paper has run out. Your number is still valid: %1.</source>
            <translation>用紙が切れました。番号は有効です：%1。</translation>
        </message>
        <message>
            <source>The printer is open. Your number is still valid: %1.</source>
            <translation>プリンターが開いています。番号は有効です：%1。</translation>
        </message>
        <message>
            <source>The paper is stuck. Your number is still valid: %1.</source>
            <translation>用紙が詰まりました。番号は有効です：%1。</translation>
        </message>
        <message>
            <source>The printer does not answer. Your number is still valid: %1.</source>
            <translation>プリンターが応答しません。番号は有効です：%1。</translation>
        </message>
        <message>
            <source>It is your turn: please go to %1.</source>
            <translation>順番です：%1へお越しください。</translation>
        </message>
        <message>
            <source>You are in line. Please have a seat.</source>
            <translation>受付済みです。おかけになってお待ちください。</translation>
        </message>
        <message>
            <source>Keep your number in mind, or scan the code. Please have a seat.</source>
            <translation>番号を覚えるか、コードを読み取ってください。おかけになってお待ちください。</translation>
        </message>
        <message>
            <source>Nearly your turn</source>
            <translation>まもなく順番です</translation>
        </message>
        <message>
            <source>Nobody waits ahead of you</source>
            <translation>前に待っている人はいません</translation>
        </message>
        <message>
            <source>Wait: about %1–%2 minutes</source>
            <translation>待ち時間：約 %1–%2 分</translation>
        </message>
        <message>
            <source>Wait: about %1 minutes</source>
            <translation>待ち時間：約 %1 分</translation>
        </message>
        <message numerus="yes">
            <source>%n ahead of you</source>
            <translation>
                <numerusform>前に %n 人</numerusform>
            </translation>
        </message>
        <message>
            <source>You are next</source>
            <translation>次があなたの番です</translation>
        </message>
        <message>
            <source>Wait not known just now</source>
            <translation>待ち時間は現在わかりません</translation>
        </message>
        <message>
            <source>QR code to follow your number</source>
            <translation>番号を確認する QR コード</translation>
        </message>
        <message>
            <source>Scan to follow your number on your phone.</source>
            <translation>携帯電話で読み取り、順番を確認できます。</translation>
        </message>
        <message>
            <source>Reprint</source>
            <translation>再印刷</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完了</translation>
        </message>
    </context>
    <context>
        <name>TicketStub</name>
        <message>
            <source>Your number</source>
            <translation>あなたの番号</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Back</source>
            <translation>戻る</translation>
        </message>
        <message>
            <source>Language</source>
            <extracomment>In the other language, for those who cannot read this one.</extracomment>
            <translation>Ngôn ngữ</translation>
        </message>
        <message>
            <source>Easier</source>
            <extracomment>Opens large text, high contrast and the like. One short word.</extracomment>
            <translation>見やすく</translation>
        </message>
        <message>
            <source>Get help</source>
            <translation>ヘルプ</translation>
        </message>
    </context>
    <context>
        <name>Trouble</name>
        <message>
            <source>The office is closed now</source>
            <translation>ただいま受付時間外です</translation>
        </message>
        <message>
            <source>This service takes no more numbers now</source>
            <translation>この窓口は現在番号を出していません</translation>
        </message>
        <message>
            <source>There are no more numbers for this service today</source>
            <translation>本日この窓口の番号は終了しました</translation>
        </message>
        <message>
            <source>All numbers of this service are given out for today</source>
            <translation>本日この窓口の番号はすべて出ました</translation>
        </message>
        <message>
            <source>You already have a number for this</source>
            <translation>この用件の番号を既にお持ちです</translation>
        </message>
        <message>
            <source>You have taken all your numbers for today</source>
            <translation>本日取れる番号はすべてお取りです</translation>
        </message>
        <message>
            <source>This number could not be issued</source>
            <translation>番号を出せませんでした</translation>
        </message>
        <message>
            <source>No numbers can be issued just now</source>
            <translation>ただいま番号を出せません</translation>
        </message>
        <message>
            <source>Please come back during opening hours. Numbers you already have stay valid.</source>
            <translation>受付時間内にお越しください。お持ちの番号は有効です。</translation>
        </message>
        <message>
            <source>Other services still work. You may choose another one.</source>
            <translation>他の窓口は受け付けています。別の用件をお選びください。</translation>
        </message>
        <message>
            <source>Other services still work. The help desk can tell you when to come back.</source>
            <translation>他の窓口は受け付けています。次回については案内窓口へどうぞ。</translation>
        </message>
        <message>
            <source>That number is still valid. Show its code under “I have a ticket” to see your turn.</source>
            <translation>その番号は有効です。「番号札があります」で順番を確認できます。</translation>
        </message>
        <message>
            <source>The numbers you have stay valid. Staff can help if you need one more.</source>
            <translation>お持ちの番号は有効です。追加は係員にお申し出ください。</translation>
        </message>
        <message>
            <source>Please choose again. The help desk can also give you a number.</source>
            <translation>もう一度お選びください。案内窓口でも番号を出せます。</translation>
        </message>
        <message>
            <source>The machine keeps trying. Counters still serve: the help desk can give you a number.</source>
            <translation>再試行しています。窓口は開いており、案内窓口で番号を出せます。</translation>
        </message>
        <message>
            <source>Choose another service</source>
            <translation>別の用件を選ぶ</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>もう一度試す</translation>
        </message>
        <message>
            <source>Call staff</source>
            <translation>係員を呼ぶ</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>スマートフォンで</translation>
        </message>
    </context>
    <context>
        <name>Viewfinder</name>
        <message>
            <source>Hold the scanner a hand above the code</source>
            <translation>スキャナーをコードにかざす</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Welcome</source>
            <translation>ようこそ</translation>
        </message>
        <message>
            <source>Please touch what you need.</source>
            <translation>ご用件に触れてください。</translation>
        </message>
        <message>
            <source>You can take a number. Waiting times are not known just now.</source>
            <translation>番号を取れます。待ち時間は現在わかりません。</translation>
        </message>
        <message>
            <source>The system is not connected yet. The help desk can give you a number.</source>
            <translation>システムが未接続です。案内窓口で番号を出せます。</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>番号を取る</translation>
        </message>
        <message>
            <source>Choose what you need</source>
            <translation>ご用件を選ぶ</translation>
        </message>
        <message>
            <source>Use my ID card</source>
            <translation>身分証を使う</translation>
        </message>
        <message>
            <source>I have a ticket</source>
            <translation>番号札があります</translation>
        </message>
        <message>
            <source>Check in, see your turn, rate us</source>
            <translation>到着、順番の確認、評価</translation>
        </message>
        <message>
            <source>How is my dossier?</source>
            <translation>手続きの状況</translation>
        </message>
        <message>
            <source>Look it up with your receipt</source>
            <translation>受付票で確認</translation>
        </message>
        <message>
            <source>Move the buttons up again</source>
            <translation>ボタンを元に戻す</translation>
        </message>
        <message>
            <source>Move the buttons down</source>
            <translation>ボタンを下に移す</translation>
        </message>
    </context>
</TS>
