<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
    <context>
        <name>Aids</name>
        <message>
            <source>What makes it easier for you?</source>
            <translation>怎样对您更方便？</translation>
        </message>
        <message>
            <source>It ends with your visit.</source>
            <translation>您办完后自动恢复。</translation>
        </message>
        <message>
            <source>Large letters</source>
            <translation>大字</translation>
        </message>
        <message>
            <source>Every word is larger.</source>
            <translation>所有文字变大。</translation>
        </message>
        <message>
            <source>Bright on dark</source>
            <translation>深底亮字</translation>
        </message>
        <message>
            <source>White and yellow letters on black.</source>
            <translation>黑底白字和黄字。</translation>
        </message>
        <message>
            <source>Buttons within reach</source>
            <translation>按钮移到手边</translation>
        </message>
        <message>
            <source>All buttons move down.</source>
            <translation>所有按钮移到下方。</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Read the screen out</source>
            <translation>朗读屏幕</translation>
        </message>
        <message>
            <source>Spoken language: %1</source>
            <translation>朗读语言：%1</translation>
        </message>
        <message>
            <source>By voice, with three large buttons.</source>
            <translation>语音朗读，三个大按钮操作。</translation>
        </message>
        <message>
            <source>Dark screen</source>
            <translation>黑屏</translation>
        </message>
        <message>
            <source>Nobody can read along.</source>
            <translation>旁人看不到内容。</translation>
        </message>
        <message>
            <source>Softer</source>
            <translation>小声</translation>
        </message>
        <message>
            <source>Louder</source>
            <translation>大声</translation>
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
            <translation>可以让机器读取您的身份证吗？</translation>
        </message>
        <message>
            <source>It reads your name, birth date, card number and address.</source>
            <translation>读取姓名、出生日期、证件号码和地址。</translation>
        </message>
        <message>
            <source>So it can greet you, and offer priority for your age.</source>
            <translation>用于问候您，并按年龄提供优先服务。</translation>
        </message>
        <message>
            <source>Kept until you have your number. No picture is stored.</source>
            <translation>取号后即删除。不保存任何图像。</translation>
        </message>
        <message>
            <source>The card number is scrambled before it is sent.</source>
            <translation>证件号码加密后才会发送。</translation>
        </message>
        <message>
            <source>I agree, scan my card</source>
            <translation>同意，扫描证件</translation>
        </message>
        <message>
            <source>Go on without a card</source>
            <translation>不使用证件</translation>
        </message>
    </context>
    <context>
        <name>CodePad</name>
        <message>
            <source>Erase</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Type letters too</source>
            <translation>也输入字母</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
    </context>
    <context>
        <name>Confirm</name>
        <message>
            <source>Do you have priority?</source>
            <translation>您属于优先对象吗？</translation>
        </message>
        <message>
            <source>Choose the one that is true for you. Staff may ask for a paper.</source>
            <translation>请选择符合您的一项。工作人员可能会查看证明。</translation>
        </message>
        <message>
            <source>Take an ordinary number</source>
            <translation>取普通号</translation>
        </message>
    </context>
    <context>
        <name>Dossier</name>
        <message>
            <source>Received</source>
            <translation>已受理</translation>
        </message>
        <message>
            <source>Being worked on</source>
            <translation>办理中</translation>
        </message>
        <message>
            <source>Late, we are sorry</source>
            <translation>已超期，抱歉</translation>
        </message>
        <message>
            <source>Papers are missing</source>
            <translation>缺少材料</translation>
        </message>
        <message>
            <source>Your result is ready</source>
            <translation>已办好</translation>
        </message>
        <message>
            <source>Already handed over</source>
            <translation>结果已领取</translation>
        </message>
        <message>
            <source>There is nothing to do yet.</source>
            <translation>您暂时无需办理。</translation>
        </message>
        <message>
            <source>Please see the help desk. Staff will find out why.</source>
            <translation>请到咨询台，工作人员会查明原因。</translation>
        </message>
        <message>
            <source>Take a number to hand the papers in.</source>
            <translation>请取号补交材料。</translation>
        </message>
        <message>
            <source>Take a number to collect it. Bring your receipt.</source>
            <translation>请取号领取，并带上回执。</translation>
        </message>
        <message>
            <source>The result was collected. Staff can help with questions.</source>
            <translation>结果已领取。如有疑问请找工作人员。</translation>
        </message>
        <message>
            <source>It was promised for %1.</source>
            <translation>原定 %1 办好。</translation>
        </message>
        <message>
            <source>Promised for %1.</source>
            <translation>预计 %1 办好。</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>取号</translation>
        </message>
        <message>
            <source>Call staff</source>
            <translation>呼叫工作人员</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>用手机办理</translation>
        </message>
    </context>
    <context>
        <name>FindDossier</name>
        <message>
            <source>Looking for your dossier…</source>
            <translation>正在查询…</translation>
        </message>
        <message>
            <source>No dossier has this code. Please check your receipt.</source>
            <translation>没有此编号。请核对回执。</translation>
        </message>
        <message>
            <source>This code is not complete. It is on your receipt.</source>
            <translation>编号不完整。编号在回执上。</translation>
        </message>
        <message>
            <source>Dossiers cannot be looked up just now. Try again, or get help.</source>
            <translation>暂时无法查询。请再试或求助。</translation>
        </message>
        <message>
            <source>The camera is not working. Please type the code.</source>
            <translation>摄像头无法使用。请输入编号。</translation>
        </message>
        <message>
            <source>This is not a receipt. Please show the code on your receipt.</source>
            <translation>这不是回执。请出示回执上的码。</translation>
        </message>
        <message>
            <source>Show your receipt</source>
            <translation>请出示回执</translation>
        </message>
        <message>
            <source>Type your dossier&apos;s code</source>
            <translation>输入您的案卷编号</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>没有摄像头画面</translation>
        </message>
        <message>
            <source>or type its code</source>
            <translation>或输入编号</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
    </context>
    <context>
        <name>FindTicket</name>
        <message>
            <source>Looking for your ticket…</source>
            <translation>正在查找您的号票…</translation>
        </message>
        <message>
            <source>There is no such number today. Please check your ticket.</source>
            <translation>今天没有这个号码。请核对您的号票。</translation>
        </message>
        <message>
            <source>You can rate once you have been served.</source>
            <translation>办理完成后即可评价。</translation>
        </message>
        <message>
            <source>This ticket has been rated. Thank you.</source>
            <translation>此号票已评价。谢谢您。</translation>
        </message>
        <message>
            <source>Please show the code on this ticket.</source>
            <translation>请出示此号票上的二维码。</translation>
        </message>
        <message>
            <source>Your time is %1. Please come back shortly before it.</source>
            <translation>您的预约时间是 %1。请提前一点回来。</translation>
        </message>
        <message>
            <source>This booking has run out. Please take a new number.</source>
            <translation>此预约已过期。请重新取号。</translation>
        </message>
        <message>
            <source>You have another number for this service. Please use that one.</source>
            <translation>您已有此业务的号码。请使用那个号码。</translation>
        </message>
        <message>
            <source>Staff keep this number and will call it. Please have a seat.</source>
            <translation>工作人员会叫此号码。请坐下等候。</translation>
        </message>
        <message>
            <source>This ticket is no longer valid. Please take a new number.</source>
            <translation>此号票已失效。请重新取号。</translation>
        </message>
        <message>
            <source>The system does not answer. Please try again in a moment.</source>
            <translation>系统没有响应。请稍后再试。</translation>
        </message>
        <message>
            <source>This is not a ticket. Please show the code on your ticket.</source>
            <translation>这不是号票。请出示号票上的二维码。</translation>
        </message>
        <message>
            <source>The camera is not working. Please enter the number.</source>
            <translation>摄像头无法使用。请输入号码。</translation>
        </message>
        <message>
            <source>Show your ticket</source>
            <translation>出示您的号票</translation>
        </message>
        <message>
            <source>Scan your ticket</source>
            <translation>扫描您的号票</translation>
        </message>
        <message>
            <source>Type your number</source>
            <translation>输入您的号码</translation>
        </message>
        <message>
            <source>or type its number, e.g. A012</source>
            <translation>或输入号码，例如 A012</translation>
        </message>
        <message>
            <source>for example A012</source>
            <translation>例如 A012</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>没有摄像头画面</translation>
        </message>
    </context>
    <context>
        <name>Handover</name>
        <message>
            <source>What can I do on my phone?</source>
            <translation>手机上能办什么？</translation>
        </message>
        <message>
            <source>Choose, then scan the code with your phone.</source>
            <translation>先选择，再用手机扫码。</translation>
        </message>
    </context>
    <context>
        <name>HandoverCode</name>
        <message>
            <source>QR code of %1</source>
            <translation>%1 的二维码</translation>
        </message>
        <message>
            <source>Open your phone&apos;s camera and hold it before the code.</source>
            <translation>打开手机相机，对准二维码。</translation>
        </message>
        <message>
            <source>Another one</source>
            <translation>选择其他</translation>
        </message>
    </context>
    <context>
        <name>Help</name>
        <message>
            <source>Staff know that you need help</source>
            <translation>已通知工作人员</translation>
        </message>
        <message>
            <source>Staff could not be told</source>
            <translation>未能通知工作人员</translation>
        </message>
        <message>
            <source>Calling staff…</source>
            <translation>正在通知工作人员…</translation>
        </message>
        <message>
            <source>Please wait here. Somebody is coming.</source>
            <translation>请在此等候。马上有人来。</translation>
        </message>
        <message>
            <source>Please go to the help desk. You can also go on here.</source>
            <translation>请到咨询台。您也可以在此继续。</translation>
        </message>
        <message>
            <source>One moment, please.</source>
            <translation>请稍候。</translation>
        </message>
        <message>
            <source>Go on by myself</source>
            <translation>我自己继续</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>用手机办理</translation>
        </message>
    </context>
    <context>
        <name>Issuing</name>
        <message>
            <source>Getting your number…</source>
            <translation>正在取号…</translation>
        </message>
    </context>
    <context>
        <name>Key</name>
        <message>
            <source>Also writes %1</source>
            <translation>也可输入 %1</translation>
        </message>
    </context>
    <context>
        <name>Keyboard</name>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>No marks</source>
            <translation>不带声调</translation>
        </message>
        <message>
            <source>Capitals: on</source>
            <translation>大写：开</translation>
        </message>
        <message>
            <source>Capitals: next letter</source>
            <translation>大写：下一个字母</translation>
        </message>
        <message>
            <source>Capitals: off</source>
            <translation>大写：关</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>Typing</source>
            <translation>输入法</translation>
        </message>
        <message>
            <source>Changes to %1</source>
            <translation>切换到 %1</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>空格</translation>
        </message>
        <message>
            <source>Show digits</source>
            <translation>显示数字</translation>
        </message>
        <message>
            <source>Show letters</source>
            <translation>显示字母</translation>
        </message>
    </context>
    <context>
        <name>Keypad</name>
        <message>
            <source>Erase</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
    </context>
    <context>
        <name>Main</name>
        <message>
            <source>Keep holding to have the screen read out.</source>
            <translation>继续按住即可朗读屏幕。</translation>
        </message>
    </context>
    <context>
        <name>Pager</name>
        <message>
            <source>Previous</source>
            <translation>上一页</translation>
        </message>
        <message>
            <source>Page %1 of %2</source>
            <translation>第 %1 页，共 %2 页</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>下一页</translation>
        </message>
    </context>
    <context>
        <name>Rate</name>
        <message>
            <source>Sending…</source>
            <translation>正在发送…</translation>
        </message>
        <message>
            <source>This ticket has been rated. Thank you.</source>
            <translation>此号票已评价。谢谢您。</translation>
        </message>
        <message>
            <source>You can rate once you have been served.</source>
            <translation>办理完成后即可评价。</translation>
        </message>
        <message>
            <source>Your rating was not sent. Please touch once more.</source>
            <translation>评价未发送。请再点一次。</translation>
        </message>
        <message>
            <source>Were you satisfied with our service?</source>
            <translation>您对我们的服务满意吗？</translation>
        </message>
        <message>
            <source>One touch is enough.</source>
            <translation>点一下即可。</translation>
        </message>
        <message>
            <source>Satisfied</source>
            <translation>满意</translation>
        </message>
        <message>
            <source>Fair</source>
            <translation>一般</translation>
        </message>
        <message>
            <source>Not satisfied</source>
            <translation>不满意</translation>
        </message>
    </context>
    <context>
        <name>ScanCard</name>
        <message>
            <source>This is a VNeID code; only officials can read it. Please show your ID card.</source>
            <translation>这是 VNeID 码，只有工作人员能读取。请出示身份证。</translation>
        </message>
        <message>
            <source>This is a health insurance card. Please show your ID card.</source>
            <translation>这是医疗保险卡。请出示身份证。</translation>
        </message>
        <message>
            <source>This is the code of a web page. Please show your ID card.</source>
            <translation>这是网页的二维码。请出示身份证。</translation>
        </message>
        <message>
            <source>This is not the code of an ID card. Please show the code on your card.</source>
            <translation>这不是身份证的二维码。请出示证件上的二维码。</translation>
        </message>
        <message>
            <source>This code cannot be read. Please go on without a card.</source>
            <translation>无法读取此码。请不使用证件继续。</translation>
        </message>
        <message>
            <source>This is a ticket. Please show your ID card.</source>
            <translation>这是号票。请出示身份证。</translation>
        </message>
        <message>
            <source>This is a receipt. Please show your ID card.</source>
            <translation>这是回执。请出示身份证。</translation>
        </message>
        <message>
            <source>Please hold the card a little closer.</source>
            <translation>请将证件靠近一点。</translation>
        </message>
        <message>
            <source>Please hold the card a little farther away.</source>
            <translation>请将证件拿远一点。</translation>
        </message>
        <message>
            <source>It is rather dark here. Please move the card into the light.</source>
            <translation>这里有点暗。请将证件移到亮处。</translation>
        </message>
        <message>
            <source>The card reflects a lamp. Please tilt it a little.</source>
            <translation>证件反光。请稍微倾斜。</translation>
        </message>
        <message>
            <source>No code is to be seen. Please turn the card over.</source>
            <translation>看不到二维码。请将证件翻面。</translation>
        </message>
        <message>
            <source>The camera is not working. You can still take a number without a card.</source>
            <translation>摄像头无法使用。您仍可不用证件取号。</translation>
        </message>
        <message>
            <source>Hold the card still, a hand away.</source>
            <translation>请拿稳证件，距离约一掌。</translation>
        </message>
        <message>
            <source>Press the scanner&apos;s button until it beeps.</source>
            <translation>请按住扫描枪按钮，直到发出提示音。</translation>
        </message>
        <message>
            <source>Show your card&apos;s code</source>
            <translation>出示证件上的二维码</translation>
        </message>
        <message>
            <source>Scan your card&apos;s code</source>
            <translation>扫描证件上的二维码</translation>
        </message>
        <message>
            <source>show the front</source>
            <translation>出示正面</translation>
        </message>
        <message>
            <source>New Căn cước card</source>
            <translation>新版 Căn cước 证</translation>
        </message>
        <message>
            <source>show the back</source>
            <translation>出示背面</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>没有摄像头画面</translation>
        </message>
        <message>
            <source>CCCD chip card</source>
            <translation>CCCD 芯片证件</translation>
        </message>
        <message>
            <source>Go on without a card</source>
            <translation>不使用证件</translation>
        </message>
    </context>
    <context>
        <name>Services</name>
        <message>
            <source>no wait</source>
            <translation>无需等待</translation>
        </message>
        <message>
            <source>Welcome, %1</source>
            <translation>欢迎您，%1</translation>
        </message>
        <message>
            <source>What do you need today?</source>
            <translation>您今天办理什么业务？</translation>
        </message>
        <message>
            <source>wait %1–%2 min</source>
            <translation>等候 %1–%2 分钟</translation>
        </message>
        <message>
            <source>wait %1 min</source>
            <translation>等候 %1 分钟</translation>
        </message>
        <message>
            <source>I have priority</source>
            <translation>我是优先对象</translation>
        </message>
        <message>
            <source>Old age, disability, pregnancy…</source>
            <translation>高龄、残疾、怀孕…</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n 人等候</numerusform>
            </translation>
        </message>
        <message>
            <source>nobody waiting</source>
            <translation>无人等候</translation>
        </message>
        <message>
            <source>Paused now</source>
            <translation>暂停办理</translation>
        </message>
        <message>
            <source>Closed now</source>
            <translation>已关闭</translation>
        </message>
    </context>
    <context>
        <name>SilenceQuestion</name>
        <message>
            <source>Are you still there?</source>
            <translation>您还在吗？</translation>
        </message>
        <message numerus="yes">
            <source>This screen starts over in %n second(s).</source>
            <translation>
                <numerusform>%n 秒后回到首页。</numerusform>
            </translation>
        </message>
        <message>
            <source>I am still here</source>
            <translation>我还在</translation>
        </message>
    </context>
    <context>
        <name>SpeechPanel</name>
        <message>
            <source>Stop reading</source>
            <translation>停止朗读</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>上一项</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>下一项</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>选择</translation>
        </message>
    </context>
    <context>
        <name>Thanks</name>
        <message>
            <source>Thank you</source>
            <translation>谢谢您</translation>
        </message>
        <message>
            <source>Your rating helps us serve better.</source>
            <translation>您的评价帮助我们改进服务。</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
    </context>
    <context>
        <name>Ticket</name>
        <message>
            <source>Printing your ticket…</source>
            <translation>正在打印号票…</translation>
        </message>
        <message>
            <source>Please take your ticket and have a seat.</source>
            <translation>请取走号票并坐下等候。</translation>
        </message>
        <message>
            <source>The paper has run out. Your number is still valid: %1.</source>
            <translation>打印纸用完了。您的号码仍然有效：%1。</translation>
        </message>
        <message>
            <source>The printer is open. Your number is still valid: %1.</source>
            <translation>打印机盖未关。您的号码仍然有效：%1。</translation>
        </message>
        <message>
            <source>The paper is stuck. Your number is still valid: %1.</source>
            <translation>打印纸卡住了。您的号码仍然有效：%1。</translation>
        </message>
        <message>
            <source>The printer does not answer. Your number is still valid: %1.</source>
            <translation>打印机没有响应。您的号码仍然有效：%1。</translation>
        </message>
        <message>
            <source>It is your turn: please go to %1.</source>
            <translation>轮到您了：请到%1。</translation>
        </message>
        <message>
            <source>You are in line. Please have a seat.</source>
            <translation>您已在排队。请坐下等候。</translation>
        </message>
        <message>
            <source>Keep your number in mind, or scan the code. Please have a seat.</source>
            <translation>请记住号码，或用手机扫码。请坐下等候。</translation>
        </message>
        <message>
            <source>Nearly your turn</source>
            <translation>即将轮到您</translation>
        </message>
        <message>
            <source>Nobody waits ahead of you</source>
            <translation>您前面无人等候</translation>
        </message>
        <message>
            <source>Wait: about %1–%2 minutes</source>
            <translation>大约等候 %1–%2 分钟</translation>
        </message>
        <message>
            <source>Wait: about %1 minutes</source>
            <translation>大约等候 %1 分钟</translation>
        </message>
        <message numerus="yes">
            <source>%n ahead of you</source>
            <translation>
                <numerusform>您前面有 %n 人</numerusform>
            </translation>
        </message>
        <message>
            <source>You are next</source>
            <translation>下一位就是您</translation>
        </message>
        <message>
            <source>Wait not known just now</source>
            <translation>等候时间暂时未知</translation>
        </message>
        <message>
            <source>QR code to follow your number</source>
            <translation>查看排队进度的二维码</translation>
        </message>
        <message>
            <source>Scan to follow your number on your phone.</source>
            <translation>用手机扫码查看排队进度。</translation>
        </message>
        <message>
            <source>Reprint</source>
            <translation>重新打印</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
    </context>
    <context>
        <name>TicketStub</name>
        <message>
            <source>Your number</source>
            <translation>您的号码</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Language</source>
            <extracomment>In the other language, for those who cannot read this one.</extracomment>
            <translation>Ngôn ngữ</translation>
        </message>
        <message>
            <source>Easier</source>
            <extracomment>Opens large text, high contrast and the like. One short word.</extracomment>
            <translation>易用</translation>
        </message>
        <message>
            <source>Get help</source>
            <translation>帮助</translation>
        </message>
    </context>
    <context>
        <name>Trouble</name>
        <message>
            <source>The office is closed now</source>
            <translation>现在不在办公时间</translation>
        </message>
        <message>
            <source>This service takes no more numbers now</source>
            <translation>此业务现在暂停取号</translation>
        </message>
        <message>
            <source>There are no more numbers for this service today</source>
            <translation>此业务今天已没有号码</translation>
        </message>
        <message>
            <source>All numbers of this service are given out for today</source>
            <translation>此业务今天的号码已发完</translation>
        </message>
        <message>
            <source>You already have a number for this</source>
            <translation>您已有此业务的号码</translation>
        </message>
        <message>
            <source>You have taken all your numbers for today</source>
            <translation>您今天的号码已取完</translation>
        </message>
        <message>
            <source>This number could not be issued</source>
            <translation>未能取号</translation>
        </message>
        <message>
            <source>No numbers can be issued just now</source>
            <translation>暂时无法取号</translation>
        </message>
        <message>
            <source>Please come back during opening hours. Numbers you already have stay valid.</source>
            <translation>请在办公时间再来。您已取的号码仍然有效。</translation>
        </message>
        <message>
            <source>Other services still work. You may choose another one.</source>
            <translation>其他业务仍可取号。您可以选择其他业务。</translation>
        </message>
        <message>
            <source>Other services still work. The help desk can tell you when to come back.</source>
            <translation>其他业务仍可取号。咨询台会告诉您何时再来。</translation>
        </message>
        <message>
            <source>That number is still valid. Show its code under “I have a ticket” to see your turn.</source>
            <translation>那个号码仍然有效。在“我已有号票”中可查看进度。</translation>
        </message>
        <message>
            <source>The numbers you have stay valid. Staff can help if you need one more.</source>
            <translation>您已取的号码仍然有效。如需更多，请找工作人员。</translation>
        </message>
        <message>
            <source>Please choose again. The help desk can also give you a number.</source>
            <translation>请重新选择。咨询台也可以给您取号。</translation>
        </message>
        <message>
            <source>The machine keeps trying. Counters still serve: the help desk can give you a number.</source>
            <translation>机器仍在尝试。窗口照常服务，咨询台可以取号。</translation>
        </message>
        <message>
            <source>Choose another service</source>
            <translation>选择其他业务</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Call staff</source>
            <translation>呼叫工作人员</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>用手机办理</translation>
        </message>
    </context>
    <context>
        <name>Viewfinder</name>
        <message>
            <source>Hold the scanner a hand above the code</source>
            <translation>将扫描枪对准二维码，距离约一掌</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Welcome</source>
            <translation>欢迎光临</translation>
        </message>
        <message>
            <source>Please touch what you need.</source>
            <translation>请点选您需要的服务。</translation>
        </message>
        <message>
            <source>You can take a number. Waiting times are not known just now.</source>
            <translation>您可以取号。等候时间暂时未知。</translation>
        </message>
        <message>
            <source>The system is not connected yet. The help desk can give you a number.</source>
            <translation>系统尚未连接。咨询台可以给您取号。</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>取号</translation>
        </message>
        <message>
            <source>Choose what you need</source>
            <translation>选择业务</translation>
        </message>
        <message>
            <source>Use my ID card</source>
            <translation>使用身份证</translation>
        </message>
        <message>
            <source>I have a ticket</source>
            <translation>我已有号票</translation>
        </message>
        <message>
            <source>Check in, see your turn, rate us</source>
            <translation>签到、查看进度、评价</translation>
        </message>
        <message>
            <source>How is my dossier?</source>
            <translation>查询办理进度</translation>
        </message>
        <message>
            <source>Look it up with your receipt</source>
            <translation>凭回执查询</translation>
        </message>
        <message>
            <source>Move the buttons up again</source>
            <translation>把按钮移回原处</translation>
        </message>
        <message>
            <source>Move the buttons down</source>
            <translation>把按钮移到下方</translation>
        </message>
    </context>
</TS>
