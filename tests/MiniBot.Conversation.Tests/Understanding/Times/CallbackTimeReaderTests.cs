using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MiniBot.Conversation.Understanding.Times;

namespace MiniBot.Conversation.Tests.Understanding.Times;

public class CallbackTimeReaderTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(20260302, 7);

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>A Wednesday, 10:30 in Paris.</summary>
    private static readonly DateTimeOffset Wednesday = new(2026, 3, 4, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("rappelez mardi après quatorze heures", "03-10 14:00", "03-11 00:00", CallbackPrecision.Hours)]
    [InlineData("rappelez-moi demain matin", "03-05 08:00", "03-05 12:00", CallbackPrecision.Hours)]
    [InlineData("ce soir", "03-04 18:00", "03-04 20:30", CallbackPrecision.Hours)]
    [InlineData("ce soir vers dix-neuf heures", "03-04 18:45", "03-04 19:15", CallbackPrecision.Hours)]
    [InlineData("en fin de semaine", "03-05 00:00", "03-07 00:00", CallbackPrecision.Days)]
    [InlineData("dans une heure", "03-04 11:30", "03-04 11:30", CallbackPrecision.Moment)]
    [InlineData("dans une petite heure", "03-04 11:30", "03-04 11:30", CallbackPrecision.Moment)]
    [InlineData("dans une heure et demie", "03-04 12:00", "03-04 12:00", CallbackPrecision.Moment)]
    [InlineData("dans un quart d'heure", "03-04 10:45", "03-04 10:45", CallbackPrecision.Moment)]
    [InlineData("dans trois quarts d'heure", "03-04 11:15", "03-04 11:15", CallbackPrecision.Moment)]
    [InlineData("dans une demi-heure", "03-04 11:00", "03-04 11:00", CallbackPrecision.Moment)]
    [InlineData("dans dix minutes", "03-04 10:40", "03-04 10:40", CallbackPrecision.Moment)]
    [InlineData("dans quelques minutes", "03-04 10:40", "03-04 10:40", CallbackPrecision.Moment)]
    [InlineData("dans trois jours", "03-07 00:00", "03-08 00:00", CallbackPrecision.Day)]
    [InlineData("dans huit jours", "03-11 00:00", "03-12 00:00", CallbackPrecision.Day)]
    [InlineData("dans quinze jours", "03-18 00:00", "03-19 00:00", CallbackPrecision.Day)]
    [InlineData("d'ici quinze jours", "03-18 00:00", "03-19 00:00", CallbackPrecision.Day)]
    [InlineData("dans une semaine", "03-11 00:00", "03-12 00:00", CallbackPrecision.Day)]
    [InlineData("dans deux semaines", "03-18 00:00", "03-19 00:00", CallbackPrecision.Day)]
    [InlineData("dans un mois", "04-04 00:00", "04-05 00:00", CallbackPrecision.Day)]
    [InlineData("sous huitaine", "03-11 00:00", "03-12 00:00", CallbackPrecision.Day)]
    [InlineData("lundi en huit", "03-16 00:00", "03-17 00:00", CallbackPrecision.Day)]
    [InlineData("vendredi en quinze", "03-20 00:00", "03-21 00:00", CallbackPrecision.Day)]
    [InlineData("la semaine prochaine", "03-09 00:00", "03-14 00:00", CallbackPrecision.Days)]
    [InlineData("la semaine prochaine plutôt le matin", "03-09 08:00", "03-13 12:00", CallbackPrecision.Days)]
    [InlineData("mardi de la semaine prochaine", "03-10 00:00", "03-11 00:00", CallbackPrecision.Day)]
    [InlineData("la semaine prochaine mardi vers dix heures", "03-10 09:45", "03-10 10:15", CallbackPrecision.Hours)]
    [InlineData("la semaine d'après", "03-09 00:00", "03-14 00:00", CallbackPrecision.Days)]
    [InlineData("en début de semaine prochaine", "03-09 00:00", "03-11 00:00", CallbackPrecision.Days)]
    [InlineData("début de semaine", "03-09 00:00", "03-11 00:00", CallbackPrecision.Days)]
    [InlineData("milieu de semaine prochaine", "03-10 00:00", "03-13 00:00", CallbackPrecision.Days)]
    [InlineData("dans la semaine", "03-04 10:31", "03-07 00:00", CallbackPrecision.Days)]
    [InlineData("cette semaine", "03-04 10:31", "03-07 00:00", CallbackPrecision.Days)]
    [InlineData("ce week-end", "03-07 00:00", "03-09 00:00", CallbackPrecision.Days)]
    [InlineData("le week-end prochain", "03-07 00:00", "03-09 00:00", CallbackPrecision.Days)]
    [InlineData("le quinze décembre", "12-15 00:00", "12-16 00:00", CallbackPrecision.Day)]
    [InlineData("le 15 décembre à 10h", "12-15 10:00", "12-15 10:00", CallbackPrecision.Moment)]
    [InlineData("le 15/12", "12-15 00:00", "12-16 00:00", CallbackPrecision.Day)]
    [InlineData("le 15/12 à 10:30", "12-15 10:30", "12-15 10:30", CallbackPrecision.Moment)]
    [InlineData("le quinze", "03-15 00:00", "03-16 00:00", CallbackPrecision.Day)]
    [InlineData("le quinze à seize heures", "03-15 16:00", "03-15 16:00", CallbackPrecision.Moment)]
    [InlineData("le premier", "04-01 00:00", "04-02 00:00", CallbackPrecision.Day)]
    [InlineData("le premier avril", "04-01 00:00", "04-02 00:00", CallbackPrecision.Day)]
    [InlineData("le 1er", "04-01 00:00", "04-02 00:00", CallbackPrecision.Day)]
    [InlineData("le deux mars", "2027-03-02 00:00", "2027-03-03 00:00", CallbackPrecision.Day)]
    [InlineData("le trente et un", "03-31 00:00", "04-01 00:00", CallbackPrecision.Day)]
    [InlineData("mardi quinze", "03-15 00:00", "03-16 00:00", CallbackPrecision.Day)]
    [InlineData("mercredi", "03-11 00:00", "03-12 00:00", CallbackPrecision.Day)]
    [InlineData("mercredi matin", "03-11 08:00", "03-11 12:00", CallbackPrecision.Hours)]
    [InlineData("ce mercredi", "03-04 10:31", "03-05 00:00", CallbackPrecision.Day)]
    [InlineData("jeudi", "03-05 00:00", "03-06 00:00", CallbackPrecision.Day)]
    [InlineData("jeudi prochain", "03-05 00:00", "03-06 00:00", CallbackPrecision.Day)]
    [InlineData("lundi prochain à neuf heures", "03-09 09:00", "03-09 09:00", CallbackPrecision.Moment)]
    [InlineData("vendredi midi", "03-06 12:00", "03-06 12:00", CallbackPrecision.Moment)]
    [InlineData("vendredi après-midi", "03-06 14:00", "03-06 18:00", CallbackPrecision.Hours)]
    [InlineData("vendredi en fin d'après-midi", "03-06 16:30", "03-06 18:30", CallbackPrecision.Hours)]
    [InlineData("samedi matin", "03-07 08:00", "03-07 12:00", CallbackPrecision.Hours)]
    [InlineData("lundi ou mardi", "03-09 00:00", "03-10 00:00", CallbackPrecision.Day)]
    [InlineData("lundi, non plutôt jeudi", "03-05 00:00", "03-06 00:00", CallbackPrecision.Day)]
    [InlineData("vers dix-huit heures trente", "03-04 18:15", "03-04 18:45", CallbackPrecision.Hours)]
    [InlineData("midi et demi", "03-04 12:30", "03-04 12:30", CallbackPrecision.Moment)]
    [InlineData("à midi", "03-04 12:00", "03-04 12:00", CallbackPrecision.Moment)]
    [InlineData("vers midi et quart", "03-04 12:00", "03-04 12:30", CallbackPrecision.Hours)]
    [InlineData("entre midi et deux", "03-04 12:00", "03-04 14:00", CallbackPrecision.Hours)]
    [InlineData("entre midi et deux demain", "03-05 12:00", "03-05 14:00", CallbackPrecision.Hours)]
    [InlineData("entre quatorze et seize heures", "03-04 14:00", "03-04 16:00", CallbackPrecision.Hours)]
    [InlineData("entre neuf heures et onze heures", "03-05 09:00", "03-05 11:00", CallbackPrecision.Hours)]
    [InlineData("de neuf heures à onze heures", "03-05 09:00", "03-05 11:00", CallbackPrecision.Hours)]
    [InlineData("de 9h à 11h demain", "03-05 09:00", "03-05 11:00", CallbackPrecision.Hours)]
    [InlineData("demain entre dix heures et midi", "03-05 10:00", "03-05 12:00", CallbackPrecision.Hours)]
    [InlineData("entre lundi et mercredi", "03-09 00:00", "03-12 00:00", CallbackPrecision.Days)]
    [InlineData("du lundi au jeudi", "03-09 00:00", "03-13 00:00", CallbackPrecision.Days)]
    [InlineData("avant neuf heures", "03-05 00:00", "03-05 09:00", CallbackPrecision.Hours)]
    [InlineData("avant midi", "03-04 10:31", "03-04 12:00", CallbackPrecision.Hours)]
    [InlineData("demain avant dix heures", "03-05 00:00", "03-05 10:00", CallbackPrecision.Hours)]
    [InlineData("pas avant jeudi", "03-05 00:00", "", CallbackPrecision.Days)]
    [InlineData("pas avant quatorze heures", "03-04 14:00", "03-05 00:00", CallbackPrecision.Hours)]
    [InlineData("pas après dix-huit heures", "03-04 10:31", "03-04 18:00", CallbackPrecision.Hours)]
    [InlineData("à partir de jeudi", "03-05 00:00", "", CallbackPrecision.Days)]
    [InlineData("à partir de quatorze heures", "03-04 14:00", "03-05 00:00", CallbackPrecision.Hours)]
    [InlineData("à partir du quinze", "03-15 00:00", "", CallbackPrecision.Days)]
    [InlineData("après jeudi", "03-06 00:00", "", CallbackPrecision.Days)]
    [InlineData("après le quinze", "03-16 00:00", "", CallbackPrecision.Days)]
    [InlineData("avant jeudi", "03-04 10:31", "03-05 00:00", CallbackPrecision.Days)]
    [InlineData("avant demain midi", "03-04 10:31", "03-05 12:00", CallbackPrecision.Days)]
    [InlineData("avant demain matin", "03-04 10:31", "03-05 08:00", CallbackPrecision.Days)]
    [InlineData("d'ici vendredi", "03-04 10:31", "03-07 00:00", CallbackPrecision.Days)]
    [InlineData("jusqu'à vendredi", "03-04 10:31", "03-07 00:00", CallbackPrecision.Days)]
    [InlineData("jusqu'à dix-huit heures", "03-04 10:31", "03-04 18:00", CallbackPrecision.Hours)]
    [InlineData("au plus tard vendredi", "03-04 10:31", "03-07 00:00", CallbackPrecision.Days)]
    [InlineData("n'importe quand", "03-04 10:31", "", CallbackPrecision.Any)]
    [InlineData("n'importe quand après dix-huit heures", "03-04 18:00", "03-05 00:00", CallbackPrecision.Hours)]
    [InlineData("quand vous voulez", "03-04 10:31", "", CallbackPrecision.Any)]
    [InlineData("peu importe", "03-04 10:31", "", CallbackPrecision.Any)]
    [InlineData("plutôt l'après-midi", "03-04 14:00", "03-04 18:00", CallbackPrecision.Hours)]
    [InlineData("l'après-midi", "03-04 14:00", "03-04 18:00", CallbackPrecision.Hours)]
    [InlineData("le matin", "03-05 08:00", "03-05 12:00", CallbackPrecision.Hours)]
    [InlineData("le soir", "03-04 18:00", "03-04 20:30", CallbackPrecision.Hours)]
    [InlineData("le midi", "03-04 12:00", "03-04 14:00", CallbackPrecision.Hours)]
    [InlineData("en soirée", "03-04 18:00", "03-04 20:30", CallbackPrecision.Hours)]
    [InlineData("en matinée", "03-05 08:00", "03-05 12:00", CallbackPrecision.Hours)]
    [InlineData("en fin de matinée", "03-05 10:30", "03-05 12:00", CallbackPrecision.Hours)]
    [InlineData("en début d'après-midi", "03-04 13:30", "03-04 15:30", CallbackPrecision.Hours)]
    [InlineData("en fin de journée", "03-04 17:00", "03-04 19:00", CallbackPrecision.Hours)]
    [InlineData("14h", "03-04 14:00", "03-04 14:00", CallbackPrecision.Moment)]
    [InlineData("14h30", "03-04 14:30", "03-04 14:30", CallbackPrecision.Moment)]
    [InlineData("à 14 h", "03-04 14:00", "03-04 14:00", CallbackPrecision.Moment)]
    [InlineData("9h", "03-05 09:00", "03-05 09:00", CallbackPrecision.Moment)]
    [InlineData("à neuf heures", "03-05 09:00", "03-05 09:00", CallbackPrecision.Moment)]
    [InlineData("à dix heures et quart", "03-05 10:15", "03-05 10:15", CallbackPrecision.Moment)]
    [InlineData("à onze heures moins le quart", "03-04 10:45", "03-04 10:45", CallbackPrecision.Moment)]
    [InlineData("à onze heures moins dix", "03-04 10:50", "03-04 10:50", CallbackPrecision.Moment)]
    [InlineData("six heures du soir", "03-04 18:00", "03-04 18:00", CallbackPrecision.Moment)]
    [InlineData("huit heures du soir", "03-04 20:00", "03-04 20:00", CallbackPrecision.Moment)]
    [InlineData("six heures du matin", "03-05 06:00", "03-05 06:00", CallbackPrecision.Moment)]
    [InlineData("six heures", "03-04 18:00", "03-04 18:00", CallbackPrecision.Moment)]
    [InlineData("à deux heures", "03-04 14:00", "03-04 14:00", CallbackPrecision.Moment)]
    [InlineData("à une heure", "03-04 13:00", "03-04 13:00", CallbackPrecision.Moment)]
    [InlineData("à deux heures et demie", "03-04 14:30", "03-04 14:30", CallbackPrecision.Moment)]
    [InlineData("deux heures de l'après-midi", "03-04 14:00", "03-04 14:00", CallbackPrecision.Moment)]
    [InlineData("demain soir à huit heures", "03-05 20:00", "03-05 20:00", CallbackPrecision.Moment)]
    [InlineData("demain à huit heures", "03-05 08:00", "03-05 08:00", CallbackPrecision.Moment)]
    [InlineData("demain matin à sept heures", "03-05 07:00", "03-05 07:00", CallbackPrecision.Moment)]
    [InlineData("demain", "03-05 00:00", "03-06 00:00", CallbackPrecision.Day)]
    [InlineData("après-demain", "03-06 00:00", "03-07 00:00", CallbackPrecision.Day)]
    [InlineData("après-demain en fin de matinée", "03-06 10:30", "03-06 12:00", CallbackPrecision.Hours)]
    [InlineData("aujourd'hui", "03-04 10:31", "03-05 00:00", CallbackPrecision.Day)]
    [InlineData("aujourd'hui à quinze heures", "03-04 15:00", "03-04 15:00", CallbackPrecision.Moment)]
    [InlineData("aujourd'hui à neuf heures", "03-05 09:00", "03-05 09:00", CallbackPrecision.Moment)]
    [InlineData("cet après-midi", "03-04 14:00", "03-04 18:00", CallbackPrecision.Hours)]
    [InlineData("ce matin", "03-04 10:31", "03-04 12:00", CallbackPrecision.Hours)]
    [InlineData("dans l'après-midi", "03-04 14:00", "03-04 18:00", CallbackPrecision.Hours)]
    [InlineData("dans la matinée", "03-04 10:31", "03-04 12:00", CallbackPrecision.Hours)]
    [InlineData("dans la journée", "03-04 10:31", "03-05 00:00", CallbackPrecision.Day)]
    [InlineData("dans la soirée", "03-04 18:00", "03-04 20:30", CallbackPrecision.Hours)]
    [InlineData("tout à l'heure", "03-04 11:30", "", CallbackPrecision.Hours)]
    [InlineData("à minuit", "03-05 00:00", "03-05 00:00", CallbackPrecision.Moment)]
    [InlineData("pas demain plutôt jeudi", "03-05 00:00", "03-06 00:00", CallbackPrecision.Day)]
    [InlineData("pas le matin plutôt l'après-midi", "03-04 14:00", "03-04 18:00", CallbackPrecision.Hours)]
    [InlineData("je suis en réunion rappelez à dix-sept heures", "03-04 17:00", "03-04 17:00", CallbackPrecision.Moment)]
    [InlineData("après le travail", "03-04 18:00", "03-05 00:00", CallbackPrecision.Hours)]
    [InlineData("après le déjeuner", "03-04 14:00", "03-05 00:00", CallbackPrecision.Hours)]
    [InlineData("demain après le boulot", "03-05 18:00", "03-06 00:00", CallbackPrecision.Hours)]
    [InlineData("début janvier", "2027-01-01 00:00", "2027-01-11 00:00", CallbackPrecision.Days)]
    [InlineData("fin mars", "03-21 00:00", "04-01 00:00", CallbackPrecision.Days)]
    [InlineData("mi-avril", "04-11 00:00", "04-21 00:00", CallbackPrecision.Days)]
    [InlineData("en juin", "06-01 00:00", "07-01 00:00", CallbackPrecision.Days)]
    [InlineData("au mois de mai", "05-01 00:00", "06-01 00:00", CallbackPrecision.Days)]
    [InlineData("le mois prochain", "04-01 00:00", "05-01 00:00", CallbackPrecision.Days)]
    [InlineData("début du mois prochain", "04-01 00:00", "04-11 00:00", CallbackPrecision.Days)]
    [InlineData("fin du mois", "03-21 00:00", "04-01 00:00", CallbackPrecision.Days)]
    [InlineData("juillet", "07-01 00:00", "08-01 00:00", CallbackPrecision.Days)]
    [InlineData("avant la fin de la semaine", "03-04 10:31", "03-07 00:00", CallbackPrecision.Days)]
    [InlineData("le matin ou l'après-midi", "03-05 08:00", "03-05 18:00", CallbackPrecision.Hours)]
    [InlineData("mardi ou jeudi matin", "03-10 08:00", "03-10 12:00", CallbackPrecision.Hours)]
    [InlineData("jeudi cinq", "03-05 00:00", "03-06 00:00", CallbackPrecision.Day)]
    [InlineData("le douze à quatorze heures", "03-12 14:00", "03-12 14:00", CallbackPrecision.Moment)]
    [InlineData("le vingt-cinq à dix heures et demie", "03-25 10:30", "03-25 10:30", CallbackPrecision.Moment)]
    [InlineData("après Noël", "12-26 00:00", "", CallbackPrecision.Days)]
    [InlineData("le quinze mars 2027", "2027-03-15 00:00", "2027-03-16 00:00", CallbackPrecision.Day)]
    [InlineData("le quinze mars deux mille vingt-sept", "2027-03-15 00:00", "2027-03-16 00:00", CallbackPrecision.Day)]
    [InlineData("euh demain euh vers quatorze heures euh trente", "03-05 14:15", "03-05 14:45", CallbackPrecision.Hours)]
    [InlineData("après quatorze", "03-04 14:00", "03-05 00:00", CallbackPrecision.Hours)]
    [InlineData("vers dix-huit trente", "03-04 18:15", "03-04 18:45", CallbackPrecision.Hours)]
    [InlineData("entre dix et douze", "03-05 10:00", "03-05 12:00", CallbackPrecision.Hours)]
    [InlineData("mardi matin après dix heures", "03-10 10:00", "03-10 12:00", CallbackPrecision.Hours)]
    [InlineData("l'après-midi avant seize heures", "03-04 14:00", "03-04 16:00", CallbackPrecision.Hours)]
    [InlineData("demain après-midi à trois heures", "03-05 15:00", "03-05 15:00", CallbackPrecision.Moment)]
    [InlineData("vers 14h15", "03-04 14:00", "03-04 14:30", CallbackPrecision.Hours)]
    [InlineData("demain 8h", "03-05 08:00", "03-05 08:00", CallbackPrecision.Moment)]
    [InlineData("le matin tôt", "03-05 08:00", "03-05 12:00", CallbackPrecision.Hours)]
    [InlineData("lundi neuf mars à onze heures", "03-09 11:00", "03-09 11:00", CallbackPrecision.Moment)]
    public void Read_OnWednesdayAtHalfPastTen_IsTheNextSuchTime(string text, string from, string to, CallbackPrecision precision)
    {
        var time = CallbackTimeReader.Read(text, Wednesday, Paris).ShouldNotBeNull();
        Local(time.From).ShouldBe(from);
        (time.To is { } end ? Local(end) : "").ShouldBe(to);
        time.Precision.ShouldBe(precision);
    }

    [Theory]
    [InlineData("")]
    [InlineData("le trente février")]
    [InlineData("après les vacances")]
    [InlineData("à la rentrée")]
    [InlineData("pas demain")]
    [InlineData("sauf le lundi")]
    [InlineData("dans neuf cents milliards d'années")]
    [InlineData("dans cent ans")]
    [InlineData("dans mille jours")]
    [InlineData("rappelez plus tard")]
    [InlineData("je sais pas")]
    [InlineData("j'ai pas le temps")]
    [InlineData("pas tout de suite")]
    [InlineData("il y a deux heures")]
    [InlineData("j'en ai pour une heure")]
    public void Read_NothingThatCanBeWorkedOut_IsNoTime(string text) =>
        CallbackTimeReader.Read(text, Wednesday, Paris).ShouldBeNull();

    [Theory]
    [InlineData("rappelez mardi après quatorze heures", "mardi apres quatorze heures")]
    [InlineData("euh demain euh vers 18h30 merci", "demain vers 18 h 30")]
    [InlineData("pas demain plutôt jeudi", "jeudi")]
    public void Read_KeepsTheWordsBehindTheTime(string text, string evidence) =>
        CallbackTimeReader.Read(text, Wednesday, Paris)!.Evidence.ShouldBe(evidence);

    [Fact]
    public void Read_HoursOnSeveralDays_AreThoseOfEachDay()
    {
        var time = CallbackTimeReader.Read("la semaine prochaine plutôt le matin", Wednesday, Paris)!;
        time.Hours.ShouldBe(new DayHours(new TimeOnly(8, 0), new TimeOnly(12, 0)));
    }

    [Theory]
    [InlineData("2026-12-31T22:30:00+01:00", "demain matin", "2027-01-01 08:00")]
    [InlineData("2026-12-30T12:00:00+01:00", "le deux", "2027-01-02 00:00")]
    [InlineData("2027-01-31T12:00:00+01:00", "dans un mois", "2027-02-28 00:00")]
    [InlineData("2027-01-31T12:00:00+01:00", "le trente", "2027-03-30 00:00")]
    [InlineData("2027-03-01T12:00:00+01:00", "le vingt-neuf février", "2028-02-29 00:00")]
    [InlineData("2026-03-02T23:30:00Z", "demain", "03-04 00:00")]
    public void Read_AcrossMonthsAndYears_RollsOn(string now, string text, string from) =>
        Local(CallbackTimeReader.Read(text, DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), Paris)!.From).ShouldBe(from);

    [Theory]
    [InlineData("2026-03-28T12:00:00+01:00", "demain à deux heures et demie du matin", "2026-03-29T03:00:00+02:00")]
    [InlineData("2026-03-28T12:00:00+01:00", "demain à dix heures", "2026-03-29T10:00:00+02:00")]
    [InlineData("2026-10-24T12:00:00+02:00", "demain à deux heures et demie du matin", "2026-10-25T02:30:00+02:00")]
    [InlineData("2026-10-25T02:40:00+02:00", "aujourd'hui à deux heures et demie du matin", "2026-10-25T02:30:00+01:00")]
    [InlineData("2026-03-29T01:30:00+01:00", "dans une heure", "2026-03-29T03:30:00+02:00")]
    public void Read_WhereClocksAreChanged_IsARealMoment(string now, string text, string from) =>
        CallbackTimeReader
            .Read(text, DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), Paris)!
            .From.ShouldBe(DateTimeOffset.Parse(from, CultureInfo.InvariantCulture));

    [Fact]
    public void Read_AnotherZone_IsThePersonsTime()
    {
        var reunion = TimeZoneInfo.FindSystemTimeZoneById("Indian/Reunion");
        CallbackTimeReader
            .Read("demain à neuf heures", Wednesday, reunion)!
            .From.ShouldBe(new DateTimeOffset(2026, 3, 5, 9, 0, 0, TimeSpan.FromHours(4)));
    }

    [Fact]
    public void Read_AnyWordsAtAnyMoment_IsAfterNowAndNeverThrows() =>
        Prop.ForAll(
                Words
                    .SelectMany(
                        _ => Gen.Choose(0, 60 * 24 * 365 * 4),
                        (text, minutes) =>
                            (Text: text, Now: new DateTimeOffset(2025, 1, 1, 0, 0, 7, TimeSpan.Zero).AddMinutes(minutes))
                    )
                    .SelectMany(
                        _ => Gen.Elements("Europe/Paris", "Indian/Reunion", "Australia/Lord_Howe", "America/St_Johns"),
                        (c, zone) => (c.Text, c.Now, Zone: zone)
                    )
                    .ToArbitrary(),
                c =>
                {
                    if (CallbackTimeReader.Read(c.Text, c.Now, TimeZoneInfo.FindSystemTimeZoneById(c.Zone)) is not { } time)
                        return;
                    time.From.ShouldBeGreaterThan(c.Now, c.ToString());
                    if (time.To is { } to)
                        to.ShouldBeGreaterThanOrEqualTo(time.From, c.ToString());
                    if (time.Precision == CallbackPrecision.Moment)
                        time.To.ShouldBe(time.From);
                    time.Evidence.ShouldNotBeEmpty();
                }
            )
            .Check(Seeded);

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void Read_AtTheEdgesOfTheCalendar_IsNoTime(string now) =>
        CallbackTimeReader.Read("demain", DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), Paris).ShouldBeNull();

    [Fact]
    public void Read_AMegabyte_IsRead() =>
        CallbackTimeReader.Read(string.Concat(Enumerable.Repeat("demain ou entre ", 65_536)), Wednesday, Paris).ShouldNotBeNull();

    private static Gen<string> Words { get; } =
        Gen.Choose(1, 9)
            .SelectMany(count =>
                Gen.Elements(
                        "après|avant|vers|pas avant|jusqu'à|à partir de|entre|et|de|à|le|la|ce|cet|dans|d'ici|en|fin|début|pas|plutôt|non|demain|aujourd'hui|après-demain|lundi|mercredi|dimanche|prochain|en huit|semaine|prochaine|week-end|mois|février|31|29|trente|premier|15/12|1er|14h30|2h|deux|minuit|midi|heures|demie|moins le quart|une|matin|après-midi|soir|journée|jours|minutes|n'importe quand|2028|999999999|\uD800|tout à l'heure".Split(
                            '|'
                        )
                    )
                    .ArrayOf(count)
            )
            .Select(parts => string.Join(' ', parts));

    private static string Local(DateTimeOffset moment) =>
        moment.ToString(moment.Year == 2026 ? "MM-dd HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
