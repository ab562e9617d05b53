"""Where somebody can go on from their own phone, unless the office names other places."""

from typing import Any

PLACES: tuple[dict[str, Any], ...] = (
    {
        "id": "national-portal",
        "address": "https://dichvucong.gov.vn",
        "icon": "document",
        "names": {
            "vi": "Cổng Dịch vụ công quốc gia",
            "en": "National public service portal",
            "fr": "Portail national des services publics",
            "zh": "国家公共服务门户",
            "ko": "국가 공공서비스 포털",
            "ja": "国家公共サービスポータル",
            "ar": "البوابة الوطنية للخدمات العامة",
        },
        "says": {
            "vi": "Nộp hồ sơ tại nhà, không phải đến đây.",
            "en": "File from home, without coming here.",
            "fr": "Déposez votre dossier depuis chez vous.",
            "zh": "在家即可提交材料，无需来此。",
            "ko": "집에서 서류를 제출할 수 있습니다.",
            "ja": "ご自宅から申請できます。",
            "ar": "قدّم ملفك من بيتك دون الحضور إلى هنا.",
        },
    },
    {
        "id": "vneid-help",
        "address": "https://vneid.gov.vn",
        "icon": "card",
        "names": {
            "vi": "Trợ giúp VNeID",
            "en": "Help with VNeID",
            "fr": "Aide pour VNeID",
            "zh": "VNeID 帮助",
            "ko": "VNeID 도움말",
            "ja": "VNeID のヘルプ",
            "ar": "مساعدة في VNeID",
        },
        "says": {
            "vi": "Cách cài đặt và đăng nhập VNeID.",
            "en": "How to install VNeID and sign in.",
            "fr": "Comment installer VNeID et s’y connecter.",
            "zh": "如何安装并登录 VNeID。",
            "ko": "VNeID 설치와 로그인 방법입니다.",
            "ja": "VNeID の入れ方とログインの仕方です。",
            "ar": "كيف تثبّت VNeID وتدخل إليه.",
        },
    },
    {
        "id": "ihanoi",
        "address": "https://ihanoi.hanoi.gov.vn",
        "icon": "home",
        "names": {
            "vi": "iHanoi",
            "en": "iHanoi",
            "fr": "iHanoi",
            "zh": "iHanoi",
            "ko": "iHanoi",
            "ja": "iHanoi",
            "ar": "iHanoi",
        },
        "says": {
            "vi": "Lấy số từ nhà và gửi phản ánh.",
            "en": "Take a number from home, send feedback.",
            "fr": "Prenez un numéro de chez vous, donnez votre avis.",
            "zh": "在家取号，反映意见。",
            "ko": "집에서 번호를 받고 의견을 보냅니다.",
            "ja": "ご自宅で番号を取り、ご意見を送れます。",
            "ar": "خذ رقماً من بيتك وأرسل ملاحظاتك.",
        },
    },
)
