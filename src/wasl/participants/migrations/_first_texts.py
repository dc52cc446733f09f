"""The first version of each text, as it is read aloud to people. Never edited: a better text is a new version, a new row.

Each paragraph is one line. What a number like 09-08 needs in Arabic is set where the text is shown, not here.
"""

import datetime

SINCE = datetime.date(2021, 1, 1)

NOTICE_AR = """
نحن في مركز المصاحبة وإعادة الإدماج، التابع لمؤسسة محمد السادس لإعادة إدماج السجناء، نواكبكم حتى تنجزوا مشروعكم. ولكي نقوم بهذا العمل نكتب بعض المعطيات عنكم. نشرح لكم هنا، بكلام بسيط، ما نكتبه ولماذا، ولكم أن تسألوا عن كل ما لم يكن واضحا.
ما نكتبه: اسمكم كما هو في البطاقة الوطنية، ورقم البطاقة، وتاريخ ازديادكم، وعنوانكم وهاتفكم، وتكوينكم وخبرتكم، ومشروعكم وما تتسلمونه من أجله. لا نكتب سبب الاعتقال ولا مدته ولا رقمكم في السجن.
لماذا نكتبه: لندرس معكم المشروع، ونسلمكم التجهيزات، ونواكبكم بعد ذلك، ونقدم الحساب لمن مول المشروع.
من يطلع عليه: من يواكبونكم في المركز، والمصالح المركزية للمؤسسة، ومن يراقب عملها. ويوقع محضر التسليم مع الشريك في الاتفاقية، وفيه أسماء من تسلموا التجهيزات. وما عدا ذلك لا يرى الشركاء إلا أعدادا ومبالغ بلا أسماء.
كم من الوقت نحتفظ به: طيلة مواكبتكم، ثم المدة التي يفرضها القانون على الوثائق المحاسبية. بعد ذلك تمحى معطياتكم ولا تبقى إلا أعداد بلا أسماء.
حقوقكم: يعطيكم القانون رقم 09-08 الحق في أن تعرفوا ما كتب عنكم، وأن تطلبوا تصحيحه، وأن تعترضوا على استعماله لسبب مشروع. اطلبوا ذلك من المركز، بالكلام أو بالكتابة، وسنجيبكم. ولكم أيضا أن تتوجهوا إلى اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي.
أما أخذ صورتكم أو نقل كلامكم فأمر آخر: نسألكم عن كل واحد منهما على حدة، ولكم أن ترفضوا. الرفض لا يغير شيئا في المساعدة التي تتلقونها، ولا يحسب عليكم.
"""
NOTICE_FR = """
Le centre d'accompagnement et de réinsertion, qui relève de la Fondation Mohammed VI pour la réinsertion des détenus, vous accompagne jusqu'à la réalisation de votre projet. Pour cela, nous notons certaines informations à votre sujet. Nous vous expliquons ici, simplement, ce que nous notons et pourquoi. Demandez-nous tout ce qui ne serait pas clair.
Ce que nous notons : votre nom comme sur la carte nationale, le numéro de la carte, votre date de naissance, votre adresse et votre téléphone, votre formation et votre expérience, votre projet et ce que vous recevez pour lui. Nous ne notons ni la raison de la détention, ni sa durée, ni votre numéro en prison.
Pourquoi nous le notons : pour étudier le projet avec vous, vous remettre les équipements, vous suivre ensuite et rendre compte à ceux qui ont financé le projet.
Qui le voit : les personnes qui vous accompagnent au centre, les services centraux de la Fondation et ceux qui contrôlent son travail. Le procès-verbal de remise est signé avec le partenaire de la convention : il porte les noms de ceux qui ont reçu des équipements. Pour le reste, les partenaires ne voient que des nombres et des montants, sans noms.
Combien de temps nous le gardons : tant que nous vous accompagnons, puis le temps que la loi impose pour les pièces comptables. Ensuite vos informations sont effacées et il ne reste que des nombres sans noms.
Vos droits : la loi n° 09-08 vous donne le droit de savoir ce qui est écrit à votre sujet, de le faire corriger et de vous opposer à son usage pour un motif légitime. Demandez-le au centre, de vive voix ou par écrit, et nous vous répondrons. Vous pouvez aussi vous adresser à la Commission nationale de contrôle de la protection des données à caractère personnel.
Prendre votre image ou citer vos paroles est autre chose : nous vous demandons l'un et l'autre séparément, et vous pouvez refuser. Un refus ne change rien à l'aide que vous recevez et ne vous sera jamais reproché.
"""
IMAGE_AR = """
أوافق على أن تؤخذ لي صور أو تسجيلات مصورة في أنشطة المركز وحفلات التسليم، وأن تنشرها المؤسسة للتعريف ببرامجها.
لي أن أتراجع عن هذه الموافقة متى شئت، دون أن أذكر السبب. بعد ذلك لا تستعمل صورتي في شيء جديد، أما ما نشر من قبل فقد لا يمكن سحبه كله.
رفضي أو تراجعي لا يغير شيئا في المساعدة التي أتلقاها.
"""
IMAGE_FR = """
J'accepte que des photos ou des vidéos de moi soient prises pendant les activités du centre et les cérémonies de remise, et que la Fondation les publie pour faire connaître ses programmes.
Je peux revenir sur cet accord quand je veux, sans dire pourquoi. Dès lors, mon image ne sert plus à rien de nouveau ; ce qui est déjà publié ne pourra peut-être pas être entièrement retiré.
Refuser ou revenir sur mon accord ne change rien à l'aide que je reçois.
"""
QUOTATION_AR = """
أوافق على أن ينقل المركز كلاما قلته، كما كتب وقرئ علي، في بلاغ أو وثيقة من وثائق المؤسسة، دون ذكر اسمي.
لي أن أتراجع عن هذه الموافقة متى شئت، دون أن أذكر السبب. بعد ذلك لا ينقل كلامي في شيء جديد، أما ما نشر من قبل فقد لا يمكن سحبه كله.
رفضي أو تراجعي لا يغير شيئا في المساعدة التي أتلقاها.
"""
QUOTATION_FR = """
J'accepte que le centre cite des paroles que j'ai dites, telles qu'elles ont été écrites et relues devant moi, dans un communiqué ou un document de la Fondation, sans mon nom.
Je peux revenir sur cet accord quand je veux, sans dire pourquoi. Dès lors, mes paroles ne sont plus citées dans rien de nouveau ; ce qui est déjà publié ne pourra peut-être pas être entièrement retiré.
Refuser ou revenir sur mon accord ne change rien à l'aide que je reçois.
"""
GUARDIAN_AR = """
أوافق، بصفتي الأب أو الأم أو الولي القانوني، على أن يواكب المركز القاصر المذكور في هذا الملف، وأن يكتب من المعطيات ما يلزم لذلك.
لا تؤخذ للقاصر صورة، ولا ينقل كلامه، ولا يدرج اسمه في لوائح حفلات التسليم.
لي أن أتراجع عن هذه الموافقة متى شئت، دون أن أذكر السبب.
"""
GUARDIAN_FR = """
J'accepte, en tant que père, mère ou tuteur légal, que le centre accompagne la personne mineure de ce dossier et note les informations nécessaires pour cela.
Aucune image d'une personne mineure n'est prise, ses paroles ne sont pas citées et son nom ne figure sur aucune liste de cérémonie.
Je peux revenir sur cet accord quand je veux, sans dire pourquoi.
"""
TEXTS = [
    ("notice", "إشعار بشأن معطياتكم الشخصية", "Information sur vos données personnelles", NOTICE_AR, NOTICE_FR),
    ("image", "الموافقة على الصورة", "Consentement à l'image", IMAGE_AR, IMAGE_FR),
    ("quotation", "الموافقة على نقل الكلام", "Consentement à la citation", QUOTATION_AR, QUOTATION_FR),
    ("guardian", "موافقة ولي القاصر", "Consentement du représentant du mineur", GUARDIAN_AR, GUARDIAN_FR),
]  # fmt: skip
