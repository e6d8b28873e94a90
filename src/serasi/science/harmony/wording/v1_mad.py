"""INSERASI 1 in Madurese, engghi-enten to engghi-bhunten as among neighbours. Not tested yet."""

from __future__ import annotations

READING = (
    "Ponapa cocok oca' è bâbâ panèka sareng kabâdâ'ân è sakobengnga ajunan (RT/RW sareng dhisa"
    " panèka) è dâlem tello' bulân sè tapongkor?"
)
SCALE = {
    1: "Cè' ta' cocogghâ",
    2: "Ta' cocok",
    3: "Antara cocok sareng ta' cocok",
    4: "Cocok",
    5: "Cè' cocogghâ",
    8: "Ta' onèng",
    9: "Ta' kasokan ajâwâb",
}
CONSENT = (
    "Kaulâ atanya'a parkara karokonanna warga è dhisa/kelurahan panèka. Ajunan kapèlè kalabân acak."
    " Nyama, NIK, sareng alamat bengko ta' ècatet è jâwâbhân. Norok otabâ bhunten, terserra ajunan:"
    " ajunan ollè nolak, alèbâdhi patanya'an, otabâ ambu bilâ bisaos, sareng jâwâbhân ollè èpondhut"
    " polè kalabân nomer è kartu panèka. Jâwâbhân ta' apangaro dâ' bhântoan sosial otabâ lajânan"
    " ponapa bisaos. Hasèlla coma èbherta'aghi kaangghuy orèng bânnya' sareng-sareng. Ponapa ajunan"
    " kasokan?"
)
ATTITUDES = {
    "A1": "Odi' rokon",
    "A2": "Tepa salira",
    "A3": "Akrab",
    "A4": "Salèng ngormadhi",
    "A5": "Tanggung jâwâb",
    "A6": "Salèng bhuto",
    "A7": "Ta' bâdâ sè abhângko' otabâ marès",
    "A8": "Salèng ontongngaghi",
    "A9": "Salèng ngartè",
    "A10": "Sapamangghi",
}
ITEMS = {
    "A1a": "Warga sè bhidhâ aghâma otabâ kaparcajâ'ân odi' apolong è ka'dinto ta' salèng aganggu.",
    "A1b": "Bhidhâna asal-usul otabâ golongan maddhâddhi warga è ka'dinto salèng jâuwân.",
    "A1c": "Manabi bâdâ atokar antara warga, biyasana èpamarè lèbât rembhâk, bânnè adhu"
    " kakowadhân.",
    "A2a": "Warga ngator kalakowanna ma'lè ta' aganggu tatangghâ sè ghi' abhâktè.",
    "A2b": "Sabellunna acaca otabâ alako, kaulâ ngèra-ngèra ghâllu parasa'anna orèng laèn.",
    "A2c": "Bâdâ warga sè pagghun nyarè ontong dhibi' sanaos onèng tatangghâna rogi.",
    "A3a": "Kaulâ todus akanca sareng orèng sè bhidhâ suku, aghâma, otabâ golongan.",
    "A3b": "Warga dâri lowar sareng warga asli è ka'dinto seggut apolong sareng acaca bhâreng.",
    "A3c": "Warga sè korang mampu salèrana terros èyajhâk è acara sareng-sareng.",
    "A4a": "Sabbhân orèng è ka'dinto bisa abhâktè nurot aghâmana ta' èpoyok otabâ èalangè.",
    "A4b": "È ka'dinto ghi' biyasa orèng èpoyok polana suku, logat, kalakowan, otabâ kabâdâ'ân"
    " bhâdhânna.",
    "A4c": "Pamangghina rèng binè', nak-kana' ngodâ, sareng rèng kènè' èèdingaghi è rapat warga.",
    "A5a": "Manabi bâdâ kabhâr sè bisa mabellâ warga, orèng è ka'dinto marèksa ghâllu sabellunna"
    " nyebbhâraghi.",
    "A5b": "Hasèlla rembhâkka warga seggut ta' èlampa'aghi.",
    "A5c": "Kerja bhâktè, ronda, sareng iuran èpèkol sareng-sareng kalabân adhil.",
    "A6a": "Manabi bâdâ sè sakè' otabâ kennèng bhâlâi, warga abhânto ta' ngoladhi golonganna.",
    "A6b": "Kalakowan sareng usaha è ka'dinto ajhâlân polana golongan sè bhidhâ salèng bhuto.",
    "A6c": "Golongan kaulâ bisa odi' bhâghus ta' parlo alako sareng golongan laèn.",
    "A7a": "Buruh, panggarap, sareng orèng sè norok alako è compo' è ka'dinto èparlakowaghi"
    " akadhi manossa.",
    "A7b": "Kapotosan sè parlo è ka'dinto ètantowaghi sareng settong golongan otabâ orèng sakonè'"
    " bisaos.",
    "A7c": "Bhântoan, aèng, tana garabhân, sareng kennengngan usaha èbâghi kalabân adhil.",
    "A8a": "Warga sè bhidhâ aghâma salèng abhânto manabi bâdâ parlo otabâ arè rajâ.",
    "A8b": "Warga è ka'dinto coma ghellem adhâghâng otabâ alako sareng orèng dâri golonganna"
    " dhibi'.",
    "A8c": "Alako sareng otabâ bâghi hasèl è ka'dinto aberri' ontong dâ' ka du' pèhak.",
    "A9a": "Kaulâ malarat narèma tradisi otabâ cara ibadhâna tatangghâ sè bhidhâ sareng kaulâ.",
    "A9b": "Manabi bâdâ sè sala, warga ghellem ngèdingaghi ghâllu katerranganna.",
    "A9c": "Pamarènta dhisa/kelurahan nerrangngaghi kapotosanna sampè' warga ngartè sababbhâ.",
    "A10a": "Bhidhâna aghâma maddhâddhi warga è ka'dinto malarat sapakat parkara atoran odi'"
    " sareng.",
    "A10b": "Warga sapakat jhâ' bersatona kampong lebbi parlo ètèmbhâng mennangnga settong"
    " golongan.",
    "A10c": "Sanaos pèlèyan politik bhidhâ, warga pagghun sapakat ngangghuy cara dhâmai.",
}
RESIDUAL = {
    "P1": "Kaulâ ghi' tako' alèbâdhi kennengngan kadhâddhiyân.",
    "P2": "Kaulâ ajhâuwi orèng dâri pèhak laèn.",
    "P3": "Kadhâddhiyân ghâpanèka ghi' aganggu tèdhung otabâ kalakowan kaulâ.",
    "P4": "Warga ka du' pèhak ampon salèng sapa akadhi lambâ'.",
    "P5": "Kasapakatan dhâmai èlampa'aghi ka du' pèhak.",
    "P6": "Kaulâ parcajâ parkara ghâpanèka ta' kèra kadhâddhiyân polè.",
}
QUESTIONS = {
    "E1": "Ètandhing sataon sè tapongkor, kaserasiyanna warga è ka'dinto:",
    "E2": "Ponapa aman ajunan ajhâlân è sakobengnga ka'dinto è bâkto malem?",
    "E3a": "Sabârâmpa parcajâ ajunan dâ' tatangghâ? (0 ta' parcajâ sakalè, 10 parcajâ ongghu)",
    "E3b": "Sabârâmpa parcajâ ajunan dâ' warga dâri golongan laèn?",
    "E3c": "Sabârâmpa parcajâ ajunan dâ' kalèbun/lurah?",
    "E3d": "Sabârâmpa parcajâ ajunan dâ' camat?",
    "E3e": "Sabârâmpa parcajâ ajunan dâ' polisi?",
    "E3f": "Sabârâmpa parcajâ ajunan dâ' bupati/wali kota?",
    "E3g": "Sabârâmpa parcajâ ajunan dâ' kabhâr è media sosial?",
    "E4": "È dâlem 12 bulân sè tapongkor, ponapa ajunan toman ngoladhi atokar antara golongan è"
    " sakobengnga ka'dinto?",
    "E4j": "Atokar parkara ponapa? (ollè lebbi dâri settong)",
    "E5": "Manabi bâdâ masala sè bisa mabellâ warga, ponapa ajunan onèng kodhu lapor dâ' ka'dimma?",
    "E6": "Manabi bâdâ atokar antara golongan, dâ' sapa warga paleng ghâllu nyo'on ètengngaè?",
}
OPTIONS = {
    "E1.1": "Lebbi jhubâ' jhâu",
    "E1.2": "Lebbi jhubâ'",
    "E1.3": "Padhâ bisaos",
    "E1.4": "Lebbi bhâghus",
    "E1.5": "Lebbi bhâghus jhâu",
    "E2.1": "Cè' ta' amanna",
    "E2.2": "Ta' aman",
    "E2.3": "Antara aman sareng ta' aman",
    "E2.4": "Aman",
    "E2.5": "Cè' amanna",
    "E4.1": "Èngghi",
    "E4.2": "Bhunten",
    "E4j.1": "Antara warga, kampong, otabâ perguruan",
    "E4j.2": "Kaamanan: malèng, tudhuân, ngokom dhibi'",
    "E4j.3": "Aghâma, suku, otabâ asal-usul",
    "E4j.4": "Bhântoan, kalakowan, otabâ opa",
    "E4j.5": "Sakola'an, pondhuk, otabâ kampus",
    "E4j.6": "Antara organisasi masyarakat",
    "E4j.7": "Tana, aèng, kebbhun, alas, otabâ tasè'",
    "E4j.8": "Pamèlèyan otabâ orosan politik",
    "E5.1": "Èngghi",
    "E5.2": "Bhunten",
    "E6.1": "Ketua RT/RW",
    "E6.2": "Kalèbun/lurah otabâ parangkatta",
    "E6.3": "Tokoh aghâma",
    "E6.4": "Tokoh masyarakat otabâ tokoh adat",
    "E6.5": "Bhabinkamtibmas otabâ polisi",
    "E6.6": "Babinsa",
    "E6.7": "FKUB otabâ FKDM",
    "E6.8": "Camat",
    "E6.9": "Bhâlâ tarètan",
    "E6.10": "Ta' dâ' sapa-sapa",
}
LDP_SENTENCE = (
    "Manabi kadhâddhiyân ghâpanèka ghi' aberrâ'i, ajunan bisa ngubungi Layanan Dukungan"
    " Psikososial (LDP) Dinas Sosial è nomer sè bâdâ è kartu panèka."
)
