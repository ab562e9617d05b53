<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en_US">
    <context>
        <name>Aids</name>
        <message>
            <source>What makes it easier for you?</source>
            <translation>ما الذي يسهّل عليك الاستخدام؟</translation>
        </message>
        <message>
            <source>It ends with your visit.</source>
            <translation>ينتهي ذلك بانتهاء زيارتك.</translation>
        </message>
        <message>
            <source>Large letters</source>
            <translation>حروف كبيرة</translation>
        </message>
        <message>
            <source>Every word is larger.</source>
            <translation>كل الكلمات أكبر.</translation>
        </message>
        <message>
            <source>Bright on dark</source>
            <translation>فاتح على داكن</translation>
        </message>
        <message>
            <source>White and yellow letters on black.</source>
            <translation>حروف بيضاء وصفراء على خلفية سوداء.</translation>
        </message>
        <message>
            <source>Buttons within reach</source>
            <translation>الأزرار في متناول اليد</translation>
        </message>
        <message>
            <source>All buttons move down.</source>
            <translation>تنزل كل الأزرار إلى الأسفل.</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>متابعة</translation>
        </message>
        <message>
            <source>Read the screen out</source>
            <translation>قراءة الشاشة بصوت عالٍ</translation>
        </message>
        <message>
            <source>Spoken language: %1</source>
            <translation>لغة القراءة: ⁦%1⁩</translation>
        </message>
        <message>
            <source>By voice, with three large buttons.</source>
            <translation>بالصوت وثلاثة أزرار كبيرة.</translation>
        </message>
        <message>
            <source>Dark screen</source>
            <translation>شاشة مظلمة</translation>
        </message>
        <message>
            <source>Nobody can read along.</source>
            <translation>لا أحد يستطيع القراءة معكم.</translation>
        </message>
        <message>
            <source>Softer</source>
            <translation>أخفض</translation>
        </message>
        <message>
            <source>Louder</source>
            <translation>أعلى</translation>
        </message>
        <message>
            <source>Volume %1 of %2</source>
            <translation>الصوت ⁦%1⁩ من ⁦%2⁩</translation>
        </message>
    </context>
    <context>
        <name>ChooseWay</name>
        <message>
            <source>May the machine read your ID card?</source>
            <translation>هل تسمحون للجهاز بقراءة بطاقة هويتكم؟</translation>
        </message>
        <message>
            <source>It reads your name, birth date, card number and address.</source>
            <translation>يقرأ الاسم وتاريخ الميلاد ورقم البطاقة والعنوان.</translation>
        </message>
        <message>
            <source>So it can greet you, and offer priority for your age.</source>
            <translation>ليحييكم باسمكم ويعرض الأولوية حسب العمر.</translation>
        </message>
        <message>
            <source>Kept until you have your number. No picture is stored.</source>
            <translation>تُحفظ حتى تأخذوا رقمكم. لا تُخزَّن أي صورة.</translation>
        </message>
        <message>
            <source>The card number is scrambled before it is sent.</source>
            <translation>يُشفَّر رقم البطاقة قبل إرساله.</translation>
        </message>
        <message>
            <source>I agree, scan my card</source>
            <translation>أوافق، امسحوا بطاقتي</translation>
        </message>
        <message>
            <source>Go on without a card</source>
            <translation>المتابعة بدون بطاقة</translation>
        </message>
    </context>
    <context>
        <name>CodePad</name>
        <message>
            <source>Erase</source>
            <translation>مسح</translation>
        </message>
        <message>
            <source>Type letters too</source>
            <translation>كتابة الحروف أيضاً</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>بحث</translation>
        </message>
    </context>
    <context>
        <name>Confirm</name>
        <message>
            <source>Do you have priority?</source>
            <translation>هل لديكم أولوية؟</translation>
        </message>
        <message>
            <source>Choose the one that is true for you. Staff may ask for a paper.</source>
            <translation>اختاروا ما ينطبق عليكم. قد يطلب الموظف وثيقة.</translation>
        </message>
        <message>
            <source>Take an ordinary number</source>
            <translation>أخذ رقم عادي</translation>
        </message>
    </context>
    <context>
        <name>Dossier</name>
        <message>
            <source>Received</source>
            <translation>تم الاستلام</translation>
        </message>
        <message>
            <source>Being worked on</source>
            <translation>قيد المعالجة</translation>
        </message>
        <message>
            <source>Late, we are sorry</source>
            <translation>متأخر، نعتذر</translation>
        </message>
        <message>
            <source>Papers are missing</source>
            <translation>أوراق ناقصة</translation>
        </message>
        <message>
            <source>Your result is ready</source>
            <translation>النتيجة جاهزة</translation>
        </message>
        <message>
            <source>Already handed over</source>
            <translation>تم التسليم</translation>
        </message>
        <message>
            <source>There is nothing to do yet.</source>
            <translation>لا شيء عليك فعله الآن.</translation>
        </message>
        <message>
            <source>Please see the help desk. Staff will find out why.</source>
            <translation>توجه إلى مكتب الاستعلامات. سيعرف الموظف السبب.</translation>
        </message>
        <message>
            <source>Take a number to hand the papers in.</source>
            <translation>خذ رقماً لتقديم الأوراق.</translation>
        </message>
        <message>
            <source>Take a number to collect it. Bring your receipt.</source>
            <translation>خذ رقماً لاستلامها. أحضر الإيصال.</translation>
        </message>
        <message>
            <source>The result was collected. Staff can help with questions.</source>
            <translation>تم استلام النتيجة. اسأل الموظف إن أردت.</translation>
        </message>
        <message>
            <source>It was promised for %1.</source>
            <translation>كان الموعد ⁦%1⁩.</translation>
        </message>
        <message>
            <source>Promised for %1.</source>
            <translation>الموعد ⁦%1⁩.</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>أخذ رقم</translation>
        </message>
        <message>
            <source>Call staff</source>
            <translation>استدعاء موظف</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>تم</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>على هاتفي</translation>
        </message>
    </context>
    <context>
        <name>FindDossier</name>
        <message>
            <source>Looking for your dossier…</source>
            <translation>جارٍ البحث عن ملفك…</translation>
        </message>
        <message>
            <source>No dossier has this code. Please check your receipt.</source>
            <translation>لا ملف بهذا الرمز. راجع الإيصال.</translation>
        </message>
        <message>
            <source>This code is not complete. It is on your receipt.</source>
            <translation>الرمز غير كامل. تجده على الإيصال.</translation>
        </message>
        <message>
            <source>Dossiers cannot be looked up just now. Try again, or get help.</source>
            <translation>تعذّر البحث الآن. أعد المحاولة أو اطلب المساعدة.</translation>
        </message>
        <message>
            <source>The camera is not working. Please type the code.</source>
            <translation>الكاميرا لا تعمل. اكتب الرمز.</translation>
        </message>
        <message>
            <source>This is not a receipt. Please show the code on your receipt.</source>
            <translation>هذا ليس إيصالاً. أظهر رمز الإيصال.</translation>
        </message>
        <message>
            <source>Show your receipt</source>
            <translation>أظهر إيصالك</translation>
        </message>
        <message>
            <source>Type your dossier&apos;s code</source>
            <translation>أدخلوا رمز الملف</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>لا توجد صورة من الكاميرا</translation>
        </message>
        <message>
            <source>or type its code</source>
            <translation>أو اكتب رمزه</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>بحث</translation>
        </message>
    </context>
    <context>
        <name>FindTicket</name>
        <message>
            <source>Looking for your ticket…</source>
            <translation>جارٍ البحث عن تذكرتكم…</translation>
        </message>
        <message>
            <source>There is no such number today. Please check your ticket.</source>
            <translation>لا يوجد هذا الرقم اليوم. يرجى مراجعة التذكرة.</translation>
        </message>
        <message>
            <source>You can rate once you have been served.</source>
            <translation>يمكنكم التقييم بعد إنجاز الخدمة.</translation>
        </message>
        <message>
            <source>This ticket has been rated. Thank you.</source>
            <translation>تم تقييم هذه التذكرة. شكرًا لكم.</translation>
        </message>
        <message>
            <source>Please show the code on this ticket.</source>
            <translation>أظهروا رمز هذه التذكرة.</translation>
        </message>
        <message>
            <source>Your time is %1. Please come back shortly before it.</source>
            <translation>موعدكم ⁦%1⁩. يرجى العودة قبله بقليل.</translation>
        </message>
        <message>
            <source>This booking has run out. Please take a new number.</source>
            <translation>انتهى هذا الحجز. يرجى أخذ رقم جديد.</translation>
        </message>
        <message>
            <source>You have another number for this service. Please use that one.</source>
            <translation>لديكم رقم آخر لهذه الخدمة. يرجى استعماله.</translation>
        </message>
        <message>
            <source>Staff keep this number and will call it. Please have a seat.</source>
            <translation>سينادي الموظفون هذا الرقم. تفضلوا بالجلوس.</translation>
        </message>
        <message>
            <source>This ticket is no longer valid. Please take a new number.</source>
            <translation>هذه التذكرة لم تعد صالحة. يرجى أخذ رقم جديد.</translation>
        </message>
        <message>
            <source>The system does not answer. Please try again in a moment.</source>
            <translation>النظام لا يستجيب. يرجى المحاولة بعد قليل.</translation>
        </message>
        <message>
            <source>This is not a ticket. Please show the code on your ticket.</source>
            <translation>هذه ليست تذكرة. يرجى إظهار رمز التذكرة.</translation>
        </message>
        <message>
            <source>The camera is not working. Please enter the number.</source>
            <translation>الكاميرا لا تعمل. يرجى إدخال الرقم.</translation>
        </message>
        <message>
            <source>Show your ticket</source>
            <translation>أظهروا تذكرتكم</translation>
        </message>
        <message>
            <source>Scan your ticket</source>
            <translation>امسحوا رمز تذكرتكم</translation>
        </message>
        <message>
            <source>Type your number</source>
            <translation>أدخلوا رقمكم</translation>
        </message>
        <message>
            <source>or type its number, e.g. A012</source>
            <translation>أو أدخلوا رقمها، مثل A012</translation>
        </message>
        <message>
            <source>for example A012</source>
            <translation>مثل A012</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>لا توجد صورة من الكاميرا</translation>
        </message>
    </context>
    <context>
        <name>Handover</name>
        <message>
            <source>What can I do on my phone?</source>
            <translation>ماذا يمكنني على هاتفي؟</translation>
        </message>
        <message>
            <source>Choose, then scan the code with your phone.</source>
            <translation>اختر، ثم امسح الرمز بهاتفك.</translation>
        </message>
    </context>
    <context>
        <name>HandoverCode</name>
        <message>
            <source>QR code of %1</source>
            <translation>رمز ⁦%1⁩</translation>
        </message>
        <message>
            <source>Open your phone&apos;s camera and hold it before the code.</source>
            <translation>افتح كاميرا هاتفك ووجّهها إلى الرمز.</translation>
        </message>
        <message>
            <source>Another one</source>
            <translation>اختيار آخر</translation>
        </message>
    </context>
    <context>
        <name>Help</name>
        <message>
            <source>Staff know that you need help</source>
            <translation>تم إبلاغ الموظفين</translation>
        </message>
        <message>
            <source>Staff could not be told</source>
            <translation>تعذّر إبلاغ الموظفين</translation>
        </message>
        <message>
            <source>Calling staff…</source>
            <translation>جارٍ استدعاء الموظفين…</translation>
        </message>
        <message>
            <source>Please wait here. Somebody is coming.</source>
            <translation>يرجى الانتظار هنا. سيأتي أحد الموظفين.</translation>
        </message>
        <message>
            <source>Please go to the help desk. You can also go on here.</source>
            <translation>توجهوا إلى مكتب الإرشاد. يمكنكم أيضًا المتابعة هنا.</translation>
        </message>
        <message>
            <source>One moment, please.</source>
            <translation>لحظة من فضلكم.</translation>
        </message>
        <message>
            <source>Go on by myself</source>
            <translation>سأتابع بنفسي</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>على هاتفي</translation>
        </message>
    </context>
    <context>
        <name>Issuing</name>
        <message>
            <source>Getting your number…</source>
            <translation>جارٍ أخذ رقمكم…</translation>
        </message>
    </context>
    <context>
        <name>Key</name>
        <message>
            <source>Also writes %1</source>
            <translation>يكتب أيضًا ⁦%1⁩</translation>
        </message>
    </context>
    <context>
        <name>Keyboard</name>
        <message>
            <source>Done</source>
            <translation>تم</translation>
        </message>
        <message>
            <source>No marks</source>
            <translation>بلا علامات</translation>
        </message>
        <message>
            <source>Capitals: on</source>
            <translation>الأحرف الكبيرة: تعمل</translation>
        </message>
        <message>
            <source>Capitals: next letter</source>
            <translation>الأحرف الكبيرة: الحرف التالي</translation>
        </message>
        <message>
            <source>Capitals: off</source>
            <translation>الأحرف الكبيرة: متوقفة</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>مسح</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>أرقام</translation>
        </message>
        <message>
            <source>Typing</source>
            <translation>الكتابة</translation>
        </message>
        <message>
            <source>Changes to %1</source>
            <translation>تتحول إلى ⁦%1⁩</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>مسافة</translation>
        </message>
        <message>
            <source>Show digits</source>
            <translation>عرض الأرقام</translation>
        </message>
        <message>
            <source>Show letters</source>
            <translation>عرض الحروف</translation>
        </message>
    </context>
    <context>
        <name>Keypad</name>
        <message>
            <source>Erase</source>
            <translation>مسح</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>بحث</translation>
        </message>
    </context>
    <context>
        <name>Main</name>
        <message>
            <source>Keep holding to have the screen read out.</source>
            <translation>استمر في الضغط لتُقرأ الشاشة.</translation>
        </message>
    </context>
    <context>
        <name>Pager</name>
        <message>
            <source>Previous</source>
            <translation>السابق</translation>
        </message>
        <message>
            <source>Page %1 of %2</source>
            <translation>صفحة ⁦%1⁩ من ⁦%2⁩</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>التالي</translation>
        </message>
    </context>
    <context>
        <name>Rate</name>
        <message>
            <source>Sending…</source>
            <translation>جارٍ الإرسال…</translation>
        </message>
        <message>
            <source>This ticket has been rated. Thank you.</source>
            <translation>تم تقييم هذه التذكرة. شكرًا لكم.</translation>
        </message>
        <message>
            <source>You can rate once you have been served.</source>
            <translation>يمكنكم التقييم بعد إنجاز الخدمة.</translation>
        </message>
        <message>
            <source>Your rating was not sent. Please touch once more.</source>
            <translation>لم يُرسل تقييمكم. يرجى اللمس مرة أخرى.</translation>
        </message>
        <message>
            <source>Were you satisfied with our service?</source>
            <translation>هل أنتم راضون عن خدمتنا؟</translation>
        </message>
        <message>
            <source>One touch is enough.</source>
            <translation>لمسة واحدة تكفي.</translation>
        </message>
        <message>
            <source>Satisfied</source>
            <translation>راضٍ</translation>
        </message>
        <message>
            <source>Fair</source>
            <translation>مقبول</translation>
        </message>
        <message>
            <source>Not satisfied</source>
            <translation>غير راضٍ</translation>
        </message>
    </context>
    <context>
        <name>ScanCard</name>
        <message>
            <source>This is a VNeID code; only officials can read it. Please show your ID card.</source>
            <translation>هذا رمز VNeID ولا يقرؤه إلا الموظفون. يرجى إظهار بطاقة الهوية.</translation>
        </message>
        <message>
            <source>This is a health insurance card. Please show your ID card.</source>
            <translation>هذه بطاقة تأمين صحي. يرجى إظهار بطاقة الهوية.</translation>
        </message>
        <message>
            <source>This is the code of a web page. Please show your ID card.</source>
            <translation>هذا رمز صفحة ويب. يرجى إظهار بطاقة الهوية.</translation>
        </message>
        <message>
            <source>This is not the code of an ID card. Please show the code on your card.</source>
            <translation>هذا ليس رمز بطاقة هوية. يرجى إظهار رمز بطاقتكم.</translation>
        </message>
        <message>
            <source>This code cannot be read. Please go on without a card.</source>
            <translation>لا يمكن قراءة هذا الرمز. يرجى المتابعة بدون بطاقة.</translation>
        </message>
        <message>
            <source>This is a ticket. Please show your ID card.</source>
            <translation>هذه تذكرة. يرجى إظهار بطاقة الهوية.</translation>
        </message>
        <message>
            <source>This is a receipt. Please show your ID card.</source>
            <translation>هذا إيصال. أظهر بطاقة هويتك.</translation>
        </message>
        <message>
            <source>Please hold the card a little closer.</source>
            <translation>يرجى تقريب البطاقة قليلًا.</translation>
        </message>
        <message>
            <source>Please hold the card a little farther away.</source>
            <translation>يرجى إبعاد البطاقة قليلًا.</translation>
        </message>
        <message>
            <source>It is rather dark here. Please move the card into the light.</source>
            <translation>المكان مظلم قليلًا. قرّبوا البطاقة من الضوء.</translation>
        </message>
        <message>
            <source>The card reflects a lamp. Please tilt it a little.</source>
            <translation>البطاقة تعكس الضوء. يرجى إمالتها قليلًا.</translation>
        </message>
        <message>
            <source>No code is to be seen. Please turn the card over.</source>
            <translation>لا يظهر أي رمز. يرجى قلب البطاقة.</translation>
        </message>
        <message>
            <source>The camera is not working. You can still take a number without a card.</source>
            <translation>الكاميرا لا تعمل. يمكنكم أخذ رقم بدون بطاقة.</translation>
        </message>
        <message>
            <source>Hold the card still, a hand away.</source>
            <translation>ثبّتوا البطاقة على بُعد كفّ.</translation>
        </message>
        <message>
            <source>Press the scanner&apos;s button until it beeps.</source>
            <translation>اضغطوا زر القارئ حتى تسمعوا صفيرًا.</translation>
        </message>
        <message>
            <source>Show your card&apos;s code</source>
            <translation>أظهروا رمز البطاقة</translation>
        </message>
        <message>
            <source>Scan your card&apos;s code</source>
            <translation>امسحوا رمز البطاقة</translation>
        </message>
        <message>
            <source>show the front</source>
            <translation>أظهروا الوجه الأمامي</translation>
        </message>
        <message>
            <source>New Căn cước card</source>
            <translation>بطاقة Căn cước الجديدة</translation>
        </message>
        <message>
            <source>show the back</source>
            <translation>أظهروا الوجه الخلفي</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>لا توجد صورة من الكاميرا</translation>
        </message>
        <message>
            <source>CCCD chip card</source>
            <translation>بطاقة CCCD ذات الشريحة</translation>
        </message>
        <message>
            <source>Go on without a card</source>
            <translation>المتابعة بدون بطاقة</translation>
        </message>
    </context>
    <context>
        <name>Services</name>
        <message>
            <source>no wait</source>
            <translation>بلا انتظار</translation>
        </message>
        <message>
            <source>Welcome, %1</source>
            <translation>أهلًا بكم، ⁦%1⁩</translation>
        </message>
        <message>
            <source>What do you need today?</source>
            <translation>ماذا تحتاجون اليوم؟</translation>
        </message>
        <message>
            <source>wait %1–%2 min</source>
            <translation>انتظار ⁦%1–%2⁩ دقيقة</translation>
        </message>
        <message>
            <source>wait %1 min</source>
            <translation>انتظار ⁦%1⁩ دقيقة</translation>
        </message>
        <message>
            <source>I have priority</source>
            <translation>لديّ أولوية</translation>
        </message>
        <message>
            <source>Old age, disability, pregnancy…</source>
            <translation>كبر السن، إعاقة، حمل…</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>لا أحد ينتظر</numerusform>
                <numerusform>منتظر واحد</numerusform>
                <numerusform>منتظران</numerusform>
                <numerusform>%n منتظرين</numerusform>
                <numerusform>%n منتظرًا</numerusform>
                <numerusform>%n منتظر</numerusform>
            </translation>
        </message>
        <message>
            <source>nobody waiting</source>
            <translation>لا أحد ينتظر</translation>
        </message>
        <message>
            <source>Paused now</source>
            <translation>متوقفة مؤقتًا</translation>
        </message>
        <message>
            <source>Closed now</source>
            <translation>مغلقة الآن</translation>
        </message>
    </context>
    <context>
        <name>SilenceQuestion</name>
        <message>
            <source>Are you still there?</source>
            <translation>هل ما زلتم هنا؟</translation>
        </message>
        <message numerus="yes">
            <source>This screen starts over in %n second(s).</source>
            <translation>
                <numerusform>تبدأ الشاشة من جديد الآن.</numerusform>
                <numerusform>تبدأ الشاشة من جديد بعد ثانية واحدة.</numerusform>
                <numerusform>تبدأ الشاشة من جديد بعد ثانيتين.</numerusform>
                <numerusform>تبدأ الشاشة من جديد بعد %n ثوانٍ.</numerusform>
                <numerusform>تبدأ الشاشة من جديد بعد %n ثانية.</numerusform>
                <numerusform>تبدأ الشاشة من جديد بعد %n ثانية.</numerusform>
            </translation>
        </message>
        <message>
            <source>I am still here</source>
            <translation>ما زلت هنا</translation>
        </message>
    </context>
    <context>
        <name>SpeechPanel</name>
        <message>
            <source>Stop reading</source>
            <translation>إيقاف القراءة</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>السابق</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>التالي</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>اختيار</translation>
        </message>
    </context>
    <context>
        <name>Thanks</name>
        <message>
            <source>Thank you</source>
            <translation>شكرًا لكم</translation>
        </message>
        <message>
            <source>Your rating helps us serve better.</source>
            <translation>تقييمكم يساعدنا على خدمتكم بشكل أفضل.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>تم</translation>
        </message>
    </context>
    <context>
        <name>Ticket</name>
        <message>
            <source>Printing your ticket…</source>
            <translation>جارٍ طباعة تذكرتكم…</translation>
        </message>
        <message>
            <source>Please take your ticket and have a seat.</source>
            <translation>خذوا تذكرتكم وتفضلوا بالجلوس.</translation>
        </message>
        <message>
            <source>The paper has run out. Your number is still valid: %1.</source>
            <translation>نفد الورق. رقمكم ما زال صالحًا: ⁦%1⁩.</translation>
        </message>
        <message>
            <source>The printer is open. Your number is still valid: %1.</source>
            <translation>الطابعة مفتوحة. رقمكم ما زال صالحًا: ⁦%1⁩.</translation>
        </message>
        <message>
            <source>The paper is stuck. Your number is still valid: %1.</source>
            <translation>الورق عالق. رقمكم ما زال صالحًا: ⁦%1⁩.</translation>
        </message>
        <message>
            <source>The printer does not answer. Your number is still valid: %1.</source>
            <translation>الطابعة لا تستجيب. رقمكم ما زال صالحًا: ⁦%1⁩.</translation>
        </message>
        <message>
            <source>It is your turn: please go to %1.</source>
            <translation>حان دوركم: تفضلوا إلى ⁦%1⁩.</translation>
        </message>
        <message>
            <source>You are in line. Please have a seat.</source>
            <translation>أنتم في قائمة الانتظار. تفضلوا بالجلوس.</translation>
        </message>
        <message>
            <source>Keep your number in mind, or scan the code. Please have a seat.</source>
            <translation>احفظوا رقمكم أو امسحوا الرمز. تفضلوا بالجلوس.</translation>
        </message>
        <message>
            <source>Nearly your turn</source>
            <translation>اقترب دوركم</translation>
        </message>
        <message>
            <source>Nobody waits ahead of you</source>
            <translation>لا أحد ينتظر قبلكم</translation>
        </message>
        <message>
            <source>Wait: about %1–%2 minutes</source>
            <translation>الانتظار: نحو ⁦%1–%2⁩ دقيقة</translation>
        </message>
        <message>
            <source>Wait: about %1 minutes</source>
            <translation>الانتظار: نحو ⁦%1⁩ دقيقة</translation>
        </message>
        <message numerus="yes">
            <source>%n ahead of you</source>
            <translation>
                <numerusform>لا أحد قبلكم</numerusform>
                <numerusform>قبلكم شخص واحد</numerusform>
                <numerusform>قبلكم شخصان</numerusform>
                <numerusform>قبلكم %n أشخاص</numerusform>
                <numerusform>قبلكم %n شخصًا</numerusform>
                <numerusform>قبلكم %n شخص</numerusform>
            </translation>
        </message>
        <message>
            <source>You are next</source>
            <translation>أنتم التاليون</translation>
        </message>
        <message>
            <source>Wait not known just now</source>
            <translation>مدة الانتظار غير معروفة الآن</translation>
        </message>
        <message>
            <source>QR code to follow your number</source>
            <translation>رمز QR لمتابعة رقمكم</translation>
        </message>
        <message>
            <source>Scan to follow your number on your phone.</source>
            <translation>امسحوا الرمز لمتابعة رقمكم على هاتفكم.</translation>
        </message>
        <message>
            <source>Reprint</source>
            <translation>إعادة الطباعة</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>تم</translation>
        </message>
    </context>
    <context>
        <name>TicketStub</name>
        <message>
            <source>Your number</source>
            <translation>رقمكم</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Back</source>
            <translation>رجوع</translation>
        </message>
        <message>
            <source>Language</source>
            <extracomment>In the other language, for those who cannot read this one.</extracomment>
            <translation>Ngôn ngữ</translation>
        </message>
        <message>
            <source>Easier</source>
            <extracomment>Opens large text, high contrast and the like. One short word.</extracomment>
            <translation>تسهيل</translation>
        </message>
        <message>
            <source>Get help</source>
            <translation>مساعدة</translation>
        </message>
    </context>
    <context>
        <name>Trouble</name>
        <message>
            <source>The office is closed now</source>
            <translation>المكتب مغلق الآن</translation>
        </message>
        <message>
            <source>This service takes no more numbers now</source>
            <translation>هذه الخدمة لا تعطي أرقامًا الآن</translation>
        </message>
        <message>
            <source>There are no more numbers for this service today</source>
            <translation>لا توجد أرقام أخرى لهذه الخدمة اليوم</translation>
        </message>
        <message>
            <source>All numbers of this service are given out for today</source>
            <translation>وُزعت كل أرقام هذه الخدمة اليوم</translation>
        </message>
        <message>
            <source>You already have a number for this</source>
            <translation>لديكم رقم لهذه الخدمة</translation>
        </message>
        <message>
            <source>You have taken all your numbers for today</source>
            <translation>أخذتم كل أرقامكم لهذا اليوم</translation>
        </message>
        <message>
            <source>This number could not be issued</source>
            <translation>تعذّر إصدار هذا الرقم</translation>
        </message>
        <message>
            <source>No numbers can be issued just now</source>
            <translation>لا يمكن إصدار أرقام الآن</translation>
        </message>
        <message>
            <source>Please come back during opening hours. Numbers you already have stay valid.</source>
            <translation>يرجى العودة في أوقات الدوام. أرقامكم تبقى صالحة.</translation>
        </message>
        <message>
            <source>Other services still work. You may choose another one.</source>
            <translation>الخدمات الأخرى تعمل. يمكنكم اختيار خدمة أخرى.</translation>
        </message>
        <message>
            <source>Other services still work. The help desk can tell you when to come back.</source>
            <translation>الخدمات الأخرى تعمل. مكتب الإرشاد يخبركم متى تعودون.</translation>
        </message>
        <message>
            <source>That number is still valid. Show its code under “I have a ticket” to see your turn.</source>
            <translation>ذلك الرقم ما زال صالحًا. اختاروا «لديّ تذكرة» لمعرفة دوركم.</translation>
        </message>
        <message>
            <source>The numbers you have stay valid. Staff can help if you need one more.</source>
            <translation>أرقامكم تبقى صالحة. الموظفون يساعدونكم إن احتجتم رقمًا آخر.</translation>
        </message>
        <message>
            <source>Please choose again. The help desk can also give you a number.</source>
            <translation>يرجى الاختيار مجددًا. مكتب الإرشاد يعطيكم رقمًا أيضًا.</translation>
        </message>
        <message>
            <source>The machine keeps trying. Counters still serve: the help desk can give you a number.</source>
            <translation>الجهاز يواصل المحاولة. الشبابيك تعمل، ومكتب الإرشاد يعطيكم رقمًا.</translation>
        </message>
        <message>
            <source>Choose another service</source>
            <translation>اختيار خدمة أخرى</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>إعادة المحاولة</translation>
        </message>
        <message>
            <source>Call staff</source>
            <translation>استدعاء موظف</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>على هاتفي</translation>
        </message>
    </context>
    <context>
        <name>Viewfinder</name>
        <message>
            <source>Hold the scanner a hand above the code</source>
            <translation>أمسكوا القارئ على بعد كف من الرمز</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Welcome</source>
            <translation>أهلًا وسهلًا</translation>
        </message>
        <message>
            <source>Please touch what you need.</source>
            <translation>المسوا ما تحتاجون إليه.</translation>
        </message>
        <message>
            <source>You can take a number. Waiting times are not known just now.</source>
            <translation>يمكنكم أخذ رقم. مدة الانتظار غير معروفة الآن.</translation>
        </message>
        <message>
            <source>The system is not connected yet. The help desk can give you a number.</source>
            <translation>النظام غير متصل بعد. مكتب الإرشاد يعطيكم رقمًا.</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>أخذ رقم</translation>
        </message>
        <message>
            <source>Choose what you need</source>
            <translation>اختاروا ما تحتاجون</translation>
        </message>
        <message>
            <source>Use my ID card</source>
            <translation>استعمال بطاقتي</translation>
        </message>
        <message>
            <source>I have a ticket</source>
            <translation>لديّ تذكرة</translation>
        </message>
        <message>
            <source>Check in, see your turn, rate us</source>
            <translation>تسجيل الوصول، دوركم، التقييم</translation>
        </message>
        <message>
            <source>How is my dossier?</source>
            <translation>أين وصل ملفي؟</translation>
        </message>
        <message>
            <source>Look it up with your receipt</source>
            <translation>بواسطة الإيصال</translation>
        </message>
        <message>
            <source>Move the buttons up again</source>
            <translation>رفع الأزرار من جديد</translation>
        </message>
        <message>
            <source>Move the buttons down</source>
            <translation>إنزال الأزرار</translation>
        </message>
    </context>
</TS>
