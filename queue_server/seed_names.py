"""The example ward's names in every language."""

from front_desk.messages import Labels

_FURTHER = ("fr", "zh", "ko", "ja", "ar")

_NAMES: dict[str, tuple[str, str, str, str, str]] = {
    "Mẫu Ward": ("Quartier de Mẫu", "Mẫu 坊", "Mẫu 동", "Mẫu 坊", "حي Mẫu"),
    "Personal papers": ("Papiers personnels", "个人证件", "개인 서류", "個人の書類", "وثائق شخصية"),
    "Home and welfare": (
        "Logement et aides",
        "住房与生活",
        "주택과 생활",
        "住まいと暮らし",
        "السكن والمعيشة",
    ),
    "Civil status": ("État civil", "户籍登记", "가족관계", "戸籍", "الأحوال المدنية"),
    "Birth, marriage, death": (
        "Naissance, mariage, décès",
        "出生、结婚、死亡",
        "출생, 혼인, 사망",
        "出生、結婚、死亡",
        "ولادة، زواج، وفاة",
    ),
    "Certification": ("Certification", "公证认证", "인증", "認証", "التصديق"),
    "Copies, signatures, contracts": (
        "Copies, signatures, contrats",
        "副本、签名、合同",
        "사본, 서명, 계약",
        "写し、署名、契約",
        "نسخ، توقيعات، عقود",
    ),
    "Land and building": (
        "Terrain et construction",
        "土地与建设",
        "토지·건축",
        "土地・建築",
        "الأراضي والبناء",
    ),
    "Land titles, building permits": (
        "Titres fonciers, permis de construire",
        "土地证、建筑许可",
        "토지 증서, 건축 허가",
        "土地証書、建築許可",
        "سندات الأرض، رخص البناء",
    ),
    "Social protection": (
        "Aide sociale",
        "社会保障",
        "사회 보장",
        "社会保障",
        "الحماية الاجتماعية",
    ),
    "Allowances, health insurance": (
        "Allocations, assurance maladie",
        "补贴、医疗保险",
        "수당, 건강보험",
        "手当、健康保険",
        "إعانات، تأمين صحي",
    ),
    "Residence and identity": (
        "Résidence et identité",
        "居住与身份证",
        "거주·신분증",
        "居住・身分証",
        "الإقامة والهوية",
    ),
    "Residence, identity card": (
        "Résidence, carte d’identité",
        "常住、暂住、身份证",
        "거주 등록, 신분증",
        "居住登録、身分証",
        "إقامة، بطاقة هوية",
    ),
    "Collecting results": (
        "Retrait des résultats",
        "领取结果",
        "결과 수령",
        "結果の受け取り",
        "استلام النتائج",
    ),
    "Papers on your appointment slip": (
        "Documents sur votre avis",
        "凭预约单领取证件",
        "접수증으로 서류 수령",
        "控えで書類を受け取る",
        "الأوراق حسب إيصال الموعد",
    ),
    "People aged 75 and over": (
        "Personnes de 75 ans et plus",
        "75 岁及以上",
        "75세 이상",
        "75 歳以上の方",
        "من بلغوا 75 عامًا فأكثر",
    ),
    "People with disabilities": (
        "Personnes handicapées",
        "残疾人",
        "장애인",
        "障害のある方",
        "ذوو الإعاقة",
    ),
    "Pregnant, or small child": (
        "Enceinte ou jeune enfant",
        "孕妇或带幼儿",
        "임산부, 영유아 동반",
        "妊娠中、小さなお子様連れ",
        "حامل أو مع طفل صغير",
    ),
    "People of merit": (
        "Méritants de la nation",
        "革命有功人员",
        "국가유공자",
        "国家功労者",
        "أصحاب الاستحقاق الوطني",
    ),
    "Labour and people of merit": (
        "Travail, mérite national",
        "劳动与有功人员",
        "노동·유공자",
        "労働・功労者",
        "العمل وأصحاب الاستحقاق",
    ),
    "Culture, schools, health": (
        "Culture, écoles, santé",
        "文化、教育、医疗",
        "문화, 교육, 보건",
        "文化・教育・保健",
        "الثقافة والتعليم والصحة",
    ),
}
"""By the English name, in the order of `_FURTHER`."""


def named(vietnamese: str, english: str) -> Labels:
    """A name of the example ward in all languages."""
    further = dict(zip(_FURTHER, _NAMES[english], strict=True))
    return {"vi": vietnamese, "en": english, **further}


def counter_named(number: int) -> Labels:
    """The counter with this number."""
    return {
        "vi": f"Quầy {number}",
        "en": f"Counter {number}",
        "fr": f"Guichet {number}",
        "zh": f"{number} 号窗口",
        "ko": f"{number}번 창구",
        "ja": f"{number} 番窓口",
        "ar": f"الشباك {number}",
    }
