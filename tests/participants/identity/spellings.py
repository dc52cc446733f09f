"""Names everybody here knows, with spellings everybody has seen. Written down for the tests."""

GIVEN = """\
محمد: Mohammed, Mohamed, Muhammad, M'hamed, Mohamad
أحمد: Ahmed, Ahmad
فاطمة: Fatima, Fatema, Fatimah
خديجة: Khadija, Khadidja
يوسف: Youssef, Yousef, Yusuf, Youcef
عبد الله: Abdellah, Abdallah, Abdullah
عبد الرحيم: Abderrahim, Abdel Rahim, Abd Errahim
عبدالعزيز: Abdelaziz, Abdel Aziz, Abdulaziz
عبد اللطيف: Abdellatif, Abdelatif, Abdel Latif
عبد الإله: Abdelilah, Abdelillah
إدريس: Driss, Idriss, Idris
إبراهيم: Brahim, Ibrahim
إسماعيل: Ismail, Smail, Ismaïl
مصطفى: Mostafa, Mustapha, Moustafa
عيسى: Aissa, Issa
علي: Ali, Aly
لحسن: Lahcen, Lahsen
الحسين: El Houssine, Elhoussein, Houcine
نور الدين: Noureddine, Nour-eddine, Nour Eddine
عز الدين: Azzedine, Azeddine, Ezzedine
صلاح الدين: Salaheddine, Salah Eddine
حياة: Hayat, Hayate
نجاة: Najat, Najate
زينب: Zineb, Zaineb, Zaynab
رشيد: Rachid, Rashid
عثمان: Othmane, Otman
ياسين: Yassine, Yacine, Iassine
سعيد: Said, Saïd
كوثر: Kaoutar, Kawthar, Kaouthar
فيصل: Faïçal, Faysal, Faissal
"""

SURNAMES = """\
العروي: Laroui, El Aroui, Laaroui
العلوي: Alaoui, El Alaoui, Al-Alawi
الإدريسي: Idrissi, El Idrissi, Drissi
بنعلي: Benali, Ben Ali
بن جلون: Benjelloun, Ben Jelloun
بناني: Bennani, Benani
العمراني: Lamrani, El Amrani, Amrani
الفاسي: El Fassi, Fassi, Al Fasi
القادري: El Kadiri, Qadiri, Kadiri
بوعزة: Bouazza, Bou Azza
الصفريوي: Sefrioui, Essefrioui
بلقاسم: Belkacem, Belkassem
الشرقاوي: Cherkaoui, Charkaoui, Echcherkaoui
السبتي: Sebti, Essebti
قاسمي: Gacemi, Kacemi, Kassimi
الحلوي: El Haloui, Haloui
مرابط: Mrabet, Mourabit
جطو: Jettou, Jattou
أوزين: Ouzzine, Ouzine
الخطيب: El Khatib, Khatib
غزالي: Ghazali, El Ghazali
زروال: Zeroual, Zerwal
"""


def spelled(text: str) -> list[tuple[str, list[str]]]:
    """Each Arabic name with its Latin spellings."""
    lines = (line.split(": ") for line in text.splitlines())
    return [(arabic, latin.split(", ")) for arabic, latin in lines]
