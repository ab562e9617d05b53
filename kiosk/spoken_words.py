"""The sentences that the kiosk says aloud, in every language that has a voice.

Chinese is in pinyin and Japanese in kana: see `front_desk.spoken`.
"""

from enum import StrEnum


class Line(StrEnum):
    """One sentence, whatever the language."""

    GREETING = "greeting"
    CHOOSE_SERVICE = "choose_service"
    CHOOSE_IN_GROUP = "choose_in_group"
    PAGE = "page"
    CARD_CONSENT = "card_consent"
    SHOW_CARD = "show_card"
    CONFIRM_PRIORITY = "confirm_priority"
    YOUR_NUMBER = "your_number"
    PAPER_FAILED = "paper_failed"
    FIND_TICKET = "find_ticket"
    HOW_WAS_IT = "how_was_it"
    THANKS = "thanks"
    HELP_COMING = "help_coming"
    TROUBLE = "trouble"
    ALREADY_WAITING = "already_waiting"
    PERSON_LIMIT = "person_limit"
    YOUR_TURN = "your_turn"
    STILL_THERE = "still_there"
    SOUND_CHECK = "sound_check"
    CODE_IS_VNEID = "code_is_vneid"
    CODE_IS_INSURANCE = "code_is_insurance"
    CODE_IS_ADDRESS = "code_is_address"
    CODE_IS_UNKNOWN = "code_is_unknown"
    CODE_IS_DAMAGED = "code_is_damaged"
    CODE_IS_TICKET = "code_is_ticket"
    CLOSER = "closer"
    FARTHER = "farther"
    TOO_DARK = "too_dark"
    GLARE = "glare"
    TURN_OVER = "turn_over"
    CODE_IS_DOSSIER = "code_is_dossier"
    FIND_DOSSIER = "find_dossier"
    DOSSIER_RECEIVED = "dossier_received"
    DOSSIER_IN_PROGRESS = "dossier_in_progress"
    DOSSIER_LATE = "dossier_late"
    DOSSIER_NEEDS_PAPERS = "dossier_needs_papers"
    DOSSIER_DONE = "dossier_done"
    DOSSIER_RETURNED = "dossier_returned"
    DOSSIER_UNKNOWN = "dossier_unknown"
    REGISTRY_SILENT = "registry_silent"
    HANDOVER = "handover"
    SCAN_WITH_PHONE = "scan_with_phone"


SENTENCES: dict[str, dict[Line, str]] = {
    "vi": {
        Line.GREETING: (
            "Xin chào quý vị. Mời quý vị chạm vào màn hình. "
            "Muốn nghe máy đọc, xin giữ ngón tay trên màn hình."
        ),
        Line.CHOOSE_SERVICE: "Xin chào quý vị. Mời quý vị chọn việc cần làm.",
        Line.CHOOSE_IN_GROUP: "Mời quý vị chọn một việc.",
        Line.PAGE: "Trang {page} trên {pages}.",
        Line.CARD_CONSENT: "Quý vị có đồng ý cho máy đọc thẻ căn cước không?",
        Line.SHOW_CARD: "Mời quý vị đưa mã trên thẻ cho máy đọc.",
        Line.CONFIRM_PRIORITY: "Quý vị có thuộc diện ưu tiên không?",
        Line.YOUR_NUMBER: "Số của quý vị là {number}. Xin mời ngồi chờ.",
        Line.PAPER_FAILED: "Máy chưa in được phiếu. Số của quý vị vẫn có hiệu lực.",
        Line.FIND_TICKET: "Mời quý vị đưa mã trên phiếu cho máy đọc, hoặc bấm số.",
        Line.HOW_WAS_IT: "Quý vị có hài lòng không? Mời quý vị chạm một lần.",
        Line.THANKS: "Xin cảm ơn quý vị.",
        Line.HELP_COMING: "Máy đang báo cán bộ đến giúp quý vị.",
        Line.TROUBLE: "Máy chưa lấy được số. Mời quý vị gặp cán bộ ở bàn hướng dẫn.",
        Line.ALREADY_WAITING: "Quý vị đang có số cho việc này. Số đó vẫn có hiệu lực.",
        Line.PERSON_LIMIT: "Quý vị đã lấy đủ số trong hôm nay. Mời gặp cán bộ nếu cần thêm.",
        Line.YOUR_TURN: "Đã đến lượt quý vị có số {number}. Mời quý vị đến quầy.",
        Line.STILL_THERE: "Quý vị còn ở đây không?",
        Line.SOUND_CHECK: "Quý vị nghe rõ không?",
        Line.CODE_IS_VNEID: "Đây là mã VNeID. Mời quý vị đưa thẻ căn cước.",
        Line.CODE_IS_INSURANCE: "Đây là thẻ bảo hiểm y tế. Mời quý vị đưa thẻ căn cước.",
        Line.CODE_IS_ADDRESS: "Đây là mã của một trang mạng. Mời quý vị đưa thẻ căn cước.",
        Line.CODE_IS_UNKNOWN: "Đây không phải mã căn cước. Mời quý vị đưa mã trên thẻ.",
        Line.CODE_IS_DAMAGED: "Máy không đọc được mã này. Mời quý vị tiếp tục không dùng thẻ.",
        Line.CODE_IS_TICKET: "Đây là phiếu số. Mời quý vị đưa thẻ căn cước.",
        Line.CLOSER: "Xin đưa thẻ lại gần hơn một chút.",
        Line.FARTHER: "Xin đưa thẻ ra xa hơn một chút.",
        Line.TOO_DARK: "Chỗ này hơi tối. Xin đưa thẻ ra chỗ sáng hơn.",
        Line.GLARE: "Thẻ bị lóa. Xin nghiêng thẻ một chút.",
        Line.TURN_OVER: "Máy chưa thấy mã. Xin lật mặt kia của thẻ.",
        Line.CODE_IS_DOSSIER: "Đây là giấy hẹn. Mời quý vị đưa thẻ căn cước.",
        Line.FIND_DOSSIER: "Mời quý vị đưa mã trên giấy hẹn cho máy đọc, hoặc gõ mã.",
        Line.DOSSIER_RECEIVED: "Hồ sơ đã được tiếp nhận. Quý vị chưa cần làm gì.",
        Line.DOSSIER_IN_PROGRESS: "Hồ sơ đang được giải quyết. Quý vị chưa cần làm gì.",
        Line.DOSSIER_LATE: "Hồ sơ bị chậm, xin lỗi quý vị. Mời gặp cán bộ ở bàn hướng dẫn.",
        Line.DOSSIER_NEEDS_PAPERS: "Hồ sơ còn thiếu giấy tờ. Mời quý vị lấy số để nộp thêm.",
        Line.DOSSIER_DONE: "Hồ sơ đã có kết quả. Mời quý vị lấy số để nhận.",
        Line.DOSSIER_RETURNED: "Kết quả của hồ sơ này đã được trả.",
        Line.DOSSIER_UNKNOWN: "Máy không tìm thấy hồ sơ này. Mời quý vị xem lại mã.",
        Line.REGISTRY_SILENT: "Máy chưa tra được hồ sơ. Mời quý vị thử lại, hoặc gặp cán bộ.",
        Line.HANDOVER: "Mời quý vị chọn việc muốn làm trên điện thoại.",
        Line.SCAN_WITH_PHONE: "Mời quý vị dùng điện thoại quét mã trên màn hình.",
    },
    "en": {
        Line.GREETING: (
            "Welcome. Please touch the screen. Hold a finger on the screen to have it read out."
        ),
        Line.CHOOSE_SERVICE: "Welcome. Please choose what you need.",
        Line.CHOOSE_IN_GROUP: "Please choose one of these.",
        Line.PAGE: "Page {page} of {pages}.",
        Line.CARD_CONSENT: "May this machine read your identity card?",
        Line.SHOW_CARD: "Please show the code on your card.",
        Line.CONFIRM_PRIORITY: "Do you have priority?",
        Line.YOUR_NUMBER: "Your number is {number}. Please take a seat.",
        Line.PAPER_FAILED: "The ticket could not be printed. Your number is still valid.",
        Line.FIND_TICKET: "Please show the code on your ticket, or type its number.",
        Line.HOW_WAS_IT: "Were you satisfied? One touch is enough.",
        Line.THANKS: "Thank you.",
        Line.HELP_COMING: "Staff are being called to help you.",
        Line.TROUBLE: "No number could be taken. Please see the staff at the help desk.",
        Line.ALREADY_WAITING: "You have a number for this already. It is still valid.",
        Line.PERSON_LIMIT: "You have all your numbers for today. Staff can help if you need more.",
        Line.YOUR_TURN: "It is your turn, number {number}. Please go to the counter.",
        Line.STILL_THERE: "Are you still there?",
        Line.SOUND_CHECK: "Can you hear this well?",
        Line.CODE_IS_VNEID: "This is a VNeID code. Please show your identity card.",
        Line.CODE_IS_INSURANCE: "This is a health insurance card. Please show your identity card.",
        Line.CODE_IS_ADDRESS: "This is the code of a web page. Please show your identity card.",
        Line.CODE_IS_UNKNOWN: "This is not an identity card's code. Please show the code on your "
        "card.",
        Line.CODE_IS_DAMAGED: "This code cannot be read. Please go on without a card.",
        Line.CODE_IS_TICKET: "This is a ticket. Please show your identity card.",
        Line.CLOSER: "Please hold the card a little closer.",
        Line.FARTHER: "Please hold the card a little farther away.",
        Line.TOO_DARK: "It is rather dark here. Please move the card into the light.",
        Line.GLARE: "The card reflects a lamp. Please tilt it a little.",
        Line.TURN_OVER: "No code is to be seen. Please turn the card over.",
        Line.CODE_IS_DOSSIER: "This is a receipt. Please show your identity card.",
        Line.FIND_DOSSIER: "Please show the code on your receipt, or type it.",
        Line.DOSSIER_RECEIVED: "Your dossier has been received. There is nothing to do yet.",
        Line.DOSSIER_IN_PROGRESS: "Your dossier is being worked on. There is nothing to do yet.",
        Line.DOSSIER_LATE: "Your dossier is late, and we are sorry. Please see the help desk.",
        Line.DOSSIER_NEEDS_PAPERS: "Papers are missing. Please take a number to hand them in.",
        Line.DOSSIER_DONE: "Your result is ready. Please take a number to collect it.",
        Line.DOSSIER_RETURNED: "The result of this dossier has been handed over.",
        Line.DOSSIER_UNKNOWN: "This dossier was not found. Please check the code.",
        Line.REGISTRY_SILENT: (
            "Dossiers cannot be looked up just now. Please try again, or ask staff."
        ),
        Line.HANDOVER: "Please choose what you want to do on your phone.",
        Line.SCAN_WITH_PHONE: "Please scan the code on the screen with your phone.",
    },
    "fr": {
        Line.GREETING: (
            "Bienvenue. Touchez l’écran. Laissez le doigt sur l’écran pour tout écouter."
        ),
        Line.CHOOSE_SERVICE: "Bienvenue. Choisissez votre démarche.",
        Line.CHOOSE_IN_GROUP: "Choisissez dans cette liste.",
        Line.PAGE: "Page {page} sur {pages}.",
        Line.CARD_CONSENT: "La machine peut-elle lire votre carte d’identité ?",
        Line.SHOW_CARD: "Présentez le code de votre carte.",
        Line.CONFIRM_PRIORITY: "Avez-vous une priorité ?",
        Line.YOUR_NUMBER: "Votre numéro est {number}. Veuillez vous asseoir.",
        Line.PAPER_FAILED: "Le ticket n’a pas pu être imprimé. Votre numéro reste valable.",
        Line.FIND_TICKET: "Présentez le code de votre ticket, ou tapez son numéro.",
        Line.HOW_WAS_IT: "Êtes-vous satisfait ? Un seul toucher suffit.",
        Line.THANKS: "Merci.",
        Line.HELP_COMING: "Un agent est prévenu pour vous aider.",
        Line.TROUBLE: "Aucun numéro possible. Adressez-vous à l’accueil.",
        Line.ALREADY_WAITING: "Vous avez déjà un numéro pour cela. Il reste valable.",
        Line.PERSON_LIMIT: "Vous avez tous vos numéros du jour. Un agent peut vous aider.",
        Line.YOUR_TURN: "C’est votre tour, numéro {number}. Allez au guichet.",
        Line.STILL_THERE: "Êtes-vous encore là ?",
        Line.SOUND_CHECK: "Entendez-vous bien ?",
        Line.CODE_IS_VNEID: "C’est un code VNeID. Montrez votre carte d’identité.",
        Line.CODE_IS_INSURANCE: (
            "C’est une carte d’assurance maladie. Montrez votre carte d’identité."
        ),
        Line.CODE_IS_ADDRESS: "C’est le code d’une page web. Montrez votre carte d’identité.",
        Line.CODE_IS_UNKNOWN: "Ce n’est pas une carte d’identité. Montrez le code de votre carte.",
        Line.CODE_IS_DAMAGED: "Ce code est illisible. Continuez sans carte.",
        Line.CODE_IS_TICKET: "C’est un ticket. Montrez votre carte d’identité.",
        Line.CLOSER: "Approchez un peu la carte.",
        Line.FARTHER: "Éloignez un peu la carte.",
        Line.TOO_DARK: "Il fait un peu sombre. Mettez la carte à la lumière.",
        Line.GLARE: "La carte reflète une lampe. Inclinez-la un peu.",
        Line.TURN_OVER: "On ne voit pas de code. Retournez la carte.",
        Line.CODE_IS_DOSSIER: "C’est un récépissé. Montrez votre carte d’identité.",
        Line.FIND_DOSSIER: "Présentez le code de votre récépissé, ou tapez-le.",
        Line.DOSSIER_RECEIVED: "Votre dossier est reçu. Vous n’avez rien à faire.",
        Line.DOSSIER_IN_PROGRESS: "Votre dossier est en cours. Vous n’avez rien à faire.",
        Line.DOSSIER_LATE: "Votre dossier a du retard, excusez-nous. Adressez-vous à l’accueil.",
        Line.DOSSIER_NEEDS_PAPERS: "Il manque des pièces. Prenez un numéro pour les déposer.",
        Line.DOSSIER_DONE: "Votre dossier est prêt. Prenez un numéro pour le retirer.",
        Line.DOSSIER_RETURNED: "Le résultat de ce dossier a été remis.",
        Line.DOSSIER_UNKNOWN: "Ce dossier est introuvable. Vérifiez le code.",
        Line.REGISTRY_SILENT: "La recherche ne répond pas. Réessayez, ou demandez à un agent.",
        Line.HANDOVER: "Choisissez ce que vous voulez faire sur votre téléphone.",
        Line.SCAN_WITH_PHONE: "Scannez le code de l’écran avec votre téléphone.",
    },
    "zh": {
        Line.GREETING: (
            "huan1 ying2. qing3 chu4 mo1 ping2 mu4. chang2 an4 ping2 mu4, ke3 yi3 ting1 yu3 yin1."
        ),
        Line.CHOOSE_SERVICE: "huan1 ying2. qing3 xuan3 ze2 ye4 wu4.",
        Line.CHOOSE_IN_GROUP: "qing3 xuan3 ze2 yi2 xiang4.",
        Line.PAGE: "di4 {page} ye4, gong4 {pages} ye4.",
        Line.CARD_CONSENT: "ke3 yi3 rang4 ji1 qi4 du2 qu3 nin2 de5 shen1 fen4 zheng4 ma5?",
        Line.SHOW_CARD: "qing3 chu1 shi4 zheng4 jian4 shang4 de5 er4 wei2 ma3.",
        Line.CONFIRM_PRIORITY: "nin2 shu3 yu2 you1 xian1 dui4 xiang4 ma5?",
        Line.YOUR_NUMBER: "nin2 de5 hao4 ma3 shi4 {number}. qing3 zuo4 xia4 deng3 hou4.",
        Line.PAPER_FAILED: (
            "hao4 piao4 wei4 neng2 da3 yin4. nin2 de5 hao4 ma3 reng2 ran2 you3 xiao4."
        ),
        Line.FIND_TICKET: (
            "qing3 chu1 shi4 hao4 piao4 shang4 de5 er4 wei2 ma3, huo4 shu1 ru4 hao4 ma3."
        ),
        Line.HOW_WAS_IT: "nin2 man3 yi4 ma5? dian3 yi2 xia4 ji2 ke3.",
        Line.THANKS: "xie4 xie5 nin2.",
        Line.HELP_COMING: "zheng4 zai4 tong1 zhi1 gong1 zuo4 ren2 yuan2.",
        Line.TROUBLE: "zan4 shi2 wu2 fa3 qu3 hao4. qing3 dao4 zi1 xun2 tai2.",
        Line.ALREADY_WAITING: "nin2 yi3 you3 ci3 ye4 wu4 de5 hao4 ma3. reng2 ran2 you3 xiao4.",
        Line.PERSON_LIMIT: (
            "nin2 jin1 tian1 de5 hao4 ma3 yi3 qu3 wan2. "
            "gong1 zuo4 ren2 yuan2 ke3 yi3 bang1 zhu4 nin2."
        ),
        Line.YOUR_TURN: "lun2 dao4 nin2 le5, {number} hao4. qing3 dao4 chuang1 kou3.",
        Line.STILL_THERE: "nin2 hai2 zai4 ma5?",
        Line.SOUND_CHECK: "nin2 ting1 de5 qing1 chu3 ma5?",
        Line.CODE_IS_VNEID: (
            "zhe4 shi4 dian4 zi3 shen1 fen4 ma3. qing3 chu1 shi4 shen1 fen4 zheng4."
        ),
        Line.CODE_IS_INSURANCE: (
            "zhe4 shi4 yi1 liao2 bao3 xian3 ka3. qing3 chu1 shi4 shen1 fen4 zheng4."
        ),
        Line.CODE_IS_ADDRESS: (
            "zhe4 shi4 wang3 ye4 de5 er4 wei2 ma3. qing3 chu1 shi4 shen1 fen4 zheng4."
        ),
        Line.CODE_IS_UNKNOWN: (
            "zhe4 bu2 shi4 shen1 fen4 zheng4 de5 ma3. qing3 chu1 shi4 shen1 fen4 zheng4."
        ),
        Line.CODE_IS_DAMAGED: "wu2 fa3 du2 qu3 ci3 ma3. qing3 bu4 shi3 yong4 zheng4 jian4 ji4 xu4.",
        Line.CODE_IS_TICKET: "zhe4 shi4 hao4 piao4. qing3 chu1 shi4 shen1 fen4 zheng4.",
        Line.CLOSER: "qing3 jiang1 zheng4 jian4 kao4 jin4 yi4 dian3.",
        Line.FARTHER: "qing3 jiang1 zheng4 jian4 na2 yuan3 yi4 dian3.",
        Line.TOO_DARK: "zhe4 li3 you3 dian3 an4. qing3 jiang1 zheng4 jian4 yi2 dao4 liang4 chu4.",
        Line.GLARE: "zheng4 jian4 fan3 guang1. qing3 shao1 wei1 qing1 xie2.",
        Line.TURN_OVER: "kan4 bu2 dao4 er4 wei2 ma3. qing3 fan1 mian4.",
        Line.CODE_IS_DOSSIER: "zhe4 shi4 shou4 li3 hui2 zhi2. qing3 chu1 shi4 shen1 fen4 zheng4.",
        Line.FIND_DOSSIER: (
            "qing3 chu1 shi4 hui2 zhi2 shang4 de5 er4 wei2 ma3, huo4 shu1 ru4 hao4 ma3."
        ),
        Line.DOSSIER_RECEIVED: "nin2 de5 shen1 qing3 yi3 shou4 li3. qing3 deng3 dai4.",
        Line.DOSSIER_IN_PROGRESS: "nin2 de5 shen1 qing3 zheng4 zai4 ban4 li3. qing3 deng3 dai4.",
        Line.DOSSIER_LATE: (
            "nin2 de5 shen1 qing3 yi3 chao1 qi1, hen3 bao4 qian4. qing3 dao4 zi1 xun2 tai2."
        ),
        Line.DOSSIER_NEEDS_PAPERS: "hai2 que1 cai2 liao4. qing3 qu3 hao4 bu3 jiao1.",
        Line.DOSSIER_DONE: "nin2 de5 shen1 qing3 yi3 ban4 hao3. qing3 qu3 hao4 ling3 qu3.",
        Line.DOSSIER_RETURNED: "ci3 shen1 qing3 de5 jie2 guo3 yi3 ling3 qu3.",
        Line.DOSSIER_UNKNOWN: "mei2 you3 zhao3 dao4. qing3 jian3 cha2 bian1 hao4.",
        Line.REGISTRY_SILENT: (
            "zan4 shi2 wu2 fa3 cha2 xun2. qing3 zai4 shi4, huo4 zhao3 gong1 zuo4 ren2 yuan2."
        ),
        Line.HANDOVER: "qing3 xuan3 ze2 yao4 zai4 shou3 ji1 shang4 ban4 li3 de5 ye4 wu4.",
        Line.SCAN_WITH_PHONE: "qing3 yong4 shou3 ji1 sao3 ping2 mu4 shang4 de5 er4 wei2 ma3.",
    },
    "ko": {
        Line.GREETING: (
            "어서 오세요. 화면을 눌러 주세요. 손가락을 화면에 대고 계시면 읽어 드립니다."
        ),
        Line.CHOOSE_SERVICE: "어서 오세요. 필요한 업무를 선택해 주세요.",
        Line.CHOOSE_IN_GROUP: "하나를 선택해 주세요.",
        Line.PAGE: "{pages} 쪽 중 {page} 쪽입니다.",
        Line.CARD_CONSENT: "기계가 신분증을 읽어도 될까요?",
        Line.SHOW_CARD: "카드의 코드를 보여 주세요.",
        Line.CONFIRM_PRIORITY: "우선 대상이십니까?",
        Line.YOUR_NUMBER: "고객님의 번호는 {number} 입니다. 앉아서 기다려 주세요.",
        Line.PAPER_FAILED: "번호표를 인쇄하지 못했습니다. 번호는 그대로 유효합니다.",
        Line.FIND_TICKET: "번호표의 코드를 보여 주시거나 번호를 눌러 주세요.",
        Line.HOW_WAS_IT: "만족하셨습니까? 한 번만 누르시면 됩니다.",
        Line.THANKS: "감사합니다.",
        Line.HELP_COMING: "직원을 부르고 있습니다.",
        Line.TROUBLE: "번호를 드리지 못했습니다. 안내 데스크로 가 주세요.",
        Line.ALREADY_WAITING: "이 업무의 번호를 이미 갖고 계십니다. 그대로 유효합니다.",
        Line.PERSON_LIMIT: "오늘 번호를 모두 받으셨습니다. 더 필요하시면 직원이 도와드립니다.",
        Line.YOUR_TURN: "차례가 되었습니다, {number} 번 고객님. 창구로 가 주세요.",
        Line.STILL_THERE: "아직 계십니까?",
        Line.SOUND_CHECK: "잘 들리십니까?",
        Line.CODE_IS_VNEID: "브이네이드 코드입니다. 신분증을 보여 주세요.",
        Line.CODE_IS_INSURANCE: "건강보험 카드입니다. 신분증을 보여 주세요.",
        Line.CODE_IS_ADDRESS: "웹 페이지 코드입니다. 신분증을 보여 주세요.",
        Line.CODE_IS_UNKNOWN: "신분증 코드가 아닙니다. 카드의 코드를 보여 주세요.",
        Line.CODE_IS_DAMAGED: "이 코드를 읽을 수 없습니다. 카드 없이 계속해 주세요.",
        Line.CODE_IS_TICKET: "번호표입니다. 신분증을 보여 주세요.",
        Line.CLOSER: "카드를 조금 더 가까이 대 주세요.",
        Line.FARTHER: "카드를 조금 더 멀리 들어 주세요.",
        Line.TOO_DARK: "조금 어둡습니다. 카드를 밝은 곳에 대 주세요.",
        Line.GLARE: "카드에 빛이 반사됩니다. 조금 기울여 주세요.",
        Line.TURN_OVER: "코드가 보이지 않습니다. 카드를 뒤집어 주세요.",
        Line.CODE_IS_DOSSIER: "접수증입니다. 신분증을 보여 주세요.",
        Line.FIND_DOSSIER: "접수증의 코드를 보여 주시거나 입력해 주세요.",
        Line.DOSSIER_RECEIVED: "서류가 접수되었습니다. 아직 하실 일은 없습니다.",
        Line.DOSSIER_IN_PROGRESS: "서류를 처리하고 있습니다. 아직 하실 일은 없습니다.",
        Line.DOSSIER_LATE: "처리가 늦어져 죄송합니다. 안내 데스크로 가 주세요.",
        Line.DOSSIER_NEEDS_PAPERS: "서류가 부족합니다. 번호를 받아 제출해 주세요.",
        Line.DOSSIER_DONE: "결과가 나왔습니다. 번호를 받아 찾아가 주세요.",
        Line.DOSSIER_RETURNED: "이 서류의 결과는 이미 전달되었습니다.",
        Line.DOSSIER_UNKNOWN: "이 서류를 찾지 못했습니다. 코드를 확인해 주세요.",
        Line.REGISTRY_SILENT: "지금은 조회할 수 없습니다. 다시 시도하시거나 직원에게 물어보세요.",
        Line.HANDOVER: "휴대전화로 하실 일을 선택해 주세요.",
        Line.SCAN_WITH_PHONE: "휴대전화로 화면의 코드를 찍어 주세요.",
    },
    "ja": {
        Line.GREETING: (
            "ようこそ。 がめんに ふれてください。 ゆびを あてたままに すると よみあげます。"
        ),
        Line.CHOOSE_SERVICE: "ようこそ。 ごようけんを おえらびください。",
        Line.CHOOSE_IN_GROUP: "ひとつ おえらびください。",
        Line.PAGE: "{pages} ページちゅう {page} ページめです。",
        Line.CARD_CONSENT: "みぶんしょうを よみとっても よろしいですか？",
        Line.SHOW_CARD: "カードの コードを みせてください。",
        Line.CONFIRM_PRIORITY: "ゆうせんの たいしょうですか？",
        Line.YOUR_NUMBER: "ばんごうは {number} です。 おかけになって おまちください。",
        Line.PAPER_FAILED: "ばんごうふだを いんさつできませんでした。 ばんごうは ゆうこうです。",
        Line.FIND_TICKET: "ばんごうふだの コードを みせるか、 ばんごうを おしてください。",
        Line.HOW_WAS_IT: "ごまんぞく いただけましたか？ いちど おしてください。",
        Line.THANKS: "ありがとうございます。",
        Line.HELP_COMING: "かかりいんを よんでいます。",
        Line.TROUBLE: "ばんごうを だせませんでした。 あんないまどぐちへ おこしください。",
        Line.ALREADY_WAITING: "この ようけんの ばんごうを おもちです。 ゆうこうです。",
        Line.PERSON_LIMIT: (
            "ほんじつの ばんごうは すべて おとりです。 かかりいんに おたずねください。"
        ),
        Line.YOUR_TURN: "じゅんばんです。 {number} ばんの かた, まどぐちへ おこしください。",
        Line.STILL_THERE: "まだ いらっしゃいますか？",
        Line.SOUND_CHECK: "よく きこえますか？",
        Line.CODE_IS_VNEID: "これは ブイネイド の コードです。 みぶんしょうを みせてください。",
        Line.CODE_IS_INSURANCE: "これは けんこうほけんしょうです。 みぶんしょうを みせてください。",
        Line.CODE_IS_ADDRESS: "これは ウェブページの コードです。 みぶんしょうを みせてください。",
        Line.CODE_IS_UNKNOWN: (
            "みぶんしょうの コードでは ありません。 カードの コードを みせてください。"
        ),
        Line.CODE_IS_DAMAGED: "この コードは よめません。 カードなしで おすすみください。",
        Line.CODE_IS_TICKET: "これは ばんごうふだです。 みぶんしょうを みせてください。",
        Line.CLOSER: "カードを もうすこし ちかづけてください。",
        Line.FARTHER: "カードを もうすこし はなしてください。",
        Line.TOO_DARK: "すこし くらいです。 カードを あかるい ところへ おねがいします。",
        Line.GLARE: "カードが ひかりを はんしゃしています。 すこし かたむけてください。",
        Line.TURN_OVER: "コードが みえません。 カードを うらがえしてください。",
        Line.CODE_IS_DOSSIER: "これは うけつけひょうです。 みぶんしょうを みせてください。",
        Line.FIND_DOSSIER: "うけつけひょうの コードを みせるか、 にゅうりょくしてください。",
        Line.DOSSIER_RECEIVED: "しょるいは うけつけました。 いまは おまちください。",
        Line.DOSSIER_IN_PROGRESS: "しょるいは しょりちゅうです。 いまは おまちください。",
        Line.DOSSIER_LATE: "おくれて もうしわけありません。 あんないまどぐちへ おこしください。",
        Line.DOSSIER_NEEDS_PAPERS: "しょるいが たりません。 ばんごうを とって おだしください。",
        Line.DOSSIER_DONE: "けっかが できました。 ばんごうを とって おうけとりください。",
        Line.DOSSIER_RETURNED: "この しょるいの けっかは おわたしずみです。",
        Line.DOSSIER_UNKNOWN: "みつかりませんでした。 コードを おたしかめください。",
        Line.REGISTRY_SILENT: (
            "いまは しらべられません。 もういちど ためすか, かかりいんに おたずねください。"
        ),
        Line.HANDOVER: "スマートフォンで なさることを おえらびください。",
        Line.SCAN_WITH_PHONE: "がめんの コードを スマートフォンで よみとってください。",
    },
}
