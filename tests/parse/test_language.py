import pytest

from attrib.parse.language import language_of


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The council said on Monday that the pier is to be rebuilt by the spring."),
        ("en", "Storm hits coast as ferries stop and thousands wait for help"),
        ("de", "Der Rat hat am Montag beschlossen, dass die Brücke bis zum Frühling gebaut wird."),
        ("fr", "Le conseil a décidé lundi que la jetée sera reconstruite avant le printemps."),
        ("es", "El consejo decidió el lunes que el muelle se reconstruirá antes de la primavera."),
        ("it", "Il consiglio ha deciso che il molo della città sarà ricostruito per la primavera."),
        ("pt", "O conselho decidiu na segunda que o cais não será reconstruído até ao verão."),
        ("nl", "De raad heeft maandag besloten dat de pier voor het voorjaar wordt herbouwd."),
        ("pl", "Rada zdecydowała w poniedziałek, że molo nie będzie odbudowane przed wiosną i już."),
        ("ru", "Совет решил в понедельник, что пирс будет восстановлен к весне."),
        ("uk", "Рада вирішила, що її пірс буде відновлено до весни."),
        ("el", "Το συμβούλιο αποφάσισε ότι η προβλήτα θα ξαναχτιστεί."),
        ("ar", "قرر المجلس يوم الاثنين إعادة بناء الرصيف."),
        ("ja", "市議会は月曜日に桟橋の再建を決めた。"),
        ("zh", "市议会星期一决定重建码头。"),
        ("ko", "시의회는 월요일 부두를 재건하기로 결정했다."),
        ("und", "Three little words"),
        ("und", ""),
        ("und", "1 2 3 4 5 6 7 8"),
    ],
)
def test_languages(code, text):
    assert language_of(text) == code
