from django.db import migrations

# As the software itself works; the Foundation reads it again and writes its authorisation. Ten days: law 09-08, article 8.
_FIRST = {
    "files": {
        "name_ar": "ملفات الأشخاص المواكبين",
        "name_fr": "dossiers des personnes accompagnées",
        "purpose_ar": "مواكبة الأشخاص في إعادة إدماجهم: ملف، تكوين، مشروع، دعم.",
        "purpose_fr": "accompagner la réinsertion des personnes : dossier, formation, projet, appui.",
        "ground_ar": "مهمة ذات نفع عام للمؤسسة، والإذن المسبق للجنة الوطنية (القانون رقم 09.08، المادة 12)؛ والموافقة في ما يخص الصورة والأقوال.",
        "ground_fr": "mission d’intérêt général de la Fondation, sur autorisation préalable de la CNDP (loi n° 09-08, article 12) ; consentement pour l’image et les propos.",
        "data_ar": "الاسم بالحرفين العربي واللاتيني، رقم البطاقة الوطنية، الازدياد، العنوان، الهاتف، الحالة العائلية، التكوين والعمل؛ وأنه تم التحقق من الأهلية، دون ذكر التهمة ولا العقوبة.",
        "data_fr": "nom dans les deux écritures, numéro de carte, naissance, adresse, téléphone, situation familiale, formation et travail ; que l’éligibilité est vérifiée, sans infraction ni peine.",
        "recipients_ar": "مستخدمو المركز الذي يمسك الملف والمصالح المركزية والمفتحصون. ولا يتوصل الشركاء إلا بأرقام.",
        "recipients_fr": "le personnel du centre qui tient le dossier, les services centraux et les auditeurs. Les partenaires ne reçoivent que des chiffres.",
        "kept_ar": "ما دام الملف مفتوحا، ثم المدة التي تحددها قواعد البرنامج بعد إغلاقه.",
        "kept_fr": "tant que le dossier est ouvert, puis la durée fixée par les règles du programme après sa clôture.",
    },
    "support": {
        "name_ar": "الدعم ووصولات التسلم",
        "name_fr": "appuis et reçus",
        "purpose_ar": "إثبات ما سُلم لكل شخص من تجهيزات ومبالغ، وصرف الاعتمادات المخصصة له.",
        "purpose_fr": "prouver ce qui a été remis à chacun, en équipements et en argent, et la dépense des crédits.",
        "ground_ar": "تنفيذ الاتفاقيات ومسك المحاسبة.",
        "ground_fr": "exécution des conventions et tenue des comptes.",
        "data_ar": "الاسم ورقم البطاقة الوطنية كما في الوصل، والتجهيزات والمبالغ، والتوقيع أو البصمة، والشاهد.",
        "data_fr": "nom et numéro de carte tels qu’ils figurent au reçu, équipements et montants, signature ou empreinte, témoin.",
        "recipients_ar": "مستخدمو المركز والمصالح المركزية والمفتحصون. وتطلع المصلحة المالية على المبالغ دون الملفات.",
        "recipients_fr": "le personnel du centre, les services centraux et les auditeurs. Le service financier voit les montants, non les dossiers.",
        "kept_ar": "المدة القانونية للوثائق المحاسبية.",
        "kept_fr": "la durée légale des pièces comptables.",
    },
    "staff": {
        "name_ar": "حسابات المستخدمين والشركاء وسجل الأحداث",
        "name_fr": "comptes du personnel et des partenaires, journal",
        "purpose_ar": "معرفة من فعل ماذا ومتى، ومن اطلع على معطى محجوب.",
        "purpose_fr": "savoir qui a fait quoi et quand, et qui a lu une donnée scellée.",
        "ground_ar": "سلامة المعالجة (القانون رقم 09.08، المادتان 23 و24).",
        "ground_fr": "sécurité du traitement (loi n° 09-08, articles 23 et 24).",
        "data_ar": "الاسم، الدور، ما يحق الاطلاع عليه، والعمليات المسجلة.",
        "data_fr": "nom, rôle, étendue des droits, actes enregistrés.",
        "recipients_ar": "مدبرو الحسابات، والمفتحصون في ما يخص سجل الأحداث.",
        "recipients_fr": "les gestionnaires des comptes et, pour le journal, les auditeurs.",
        "kept_ar": "ما دام السجل ممسوكا.",
        "kept_fr": "tant que le registre est tenu.",
    },
}


def write(apps, schema_editor):
    entry = apps.get_model("privacy", "Processing").objects.using(schema_editor.connection.alias)
    for code, texts in _FIRST.items():
        entry.create(code=code, version=1, authorisation="", answer_days=10, written_by="wasl", **texts)


class Migration(migrations.Migration):
    """The register as it can be written without the Foundation: what is done with data here, and no authorisation yet."""

    dependencies = [("privacy", "0002_policies")]

    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
