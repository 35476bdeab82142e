using System.Text;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Scenarios;

public class ScenarioReaderTests
{
    private const string Good = """
        name: essai
        language: fr
        telemarketer_name: Claire
        company_name: Soléane
        principal: Banque Mistral
        purpose: votre épargne
        rail: [Hello, Q1, Q2, Q3, Is_Leads, Confirm_Time, Bye]
        steps:
          Hello: {message: "Avez-vous une minute, {{first_name}} ?"}
          Q1: {message: Un ?, determining: true, weight: 1}
          Q2: {message: Deux ?, determining: true, weight: 1}
          Q3: {message: Trois ?}
          Is_Leads: {message: D'accord ?, determining: true, weight: 1}
          Confirm_Time: {message: "Quand, {{civility}} {{last_name}} ?"}
          Bye: {message: Au revoir.}
        """;

    [Fact]
    public void Read_ShippedScenarios_AreValid()
    {
        Scripts.Savings.Name.ShouldBe("demo-epargne");
        Scripts.Savings.Theme.ShouldBe(Theme.Finance);
        Scripts.Savings.Listening.Silence.ShouldBe(TimeSpan.FromSeconds(4));
        Scripts.Energy.Rail.Length.ShouldBe(9);
        Scripts.Energy.Ambience.ShouldBe(new Ambience(AmbiencePlace.Office, null, -8));
    }

    [Fact]
    public void Read_NoDisclosureOfItsOwn_HasTheDefaultWording() =>
        Scripts
            .Parse(Good)
            .Disclosure.ShouldBe(
                "Bonjour, je suis un assistant vocal, une intelligence artificielle, de Soléane, pour le compte de Banque Mistral. "
                    + "C'est un appel commercial au sujet de votre épargne. Dites \"stop\" à tout moment pour ne plus être appelé."
            );

    [Fact]
    public void Read_Weights_AreNormalisedToAHundred()
    {
        Scripts.Parse(Good).Rail.Select(s => s.Points).ShouldBe([0, 34, 33, 0, 33, 0, 0]);
        Scripts
            .Parse(
                Good.Replace(", weight: 1", "", StringComparison.Ordinal)
                    + "\nqualification: {scoring_weights: {Q1: 3, Q2: 1, Is_Leads: 4}}"
            )
            .Rail.Select(s => s.Points)
            .ShouldBe([0, 38, 12, 0, 50, 0, 0]);
    }

    [Fact]
    public void Read_WeightGivenTwice_IsRefused() =>
        Scripts
            .ErrorsOf(Good + "\nqualification: {scoring_weights: {Q1: 3, Q9: 1}}")
            .Select(e => e.ToString())
            .ShouldBe([
                "test.yaml:16:39: steps.Q1.weight: the weight of Q1 is given twice, and not the same. To mend: keep it in one place.",
                "test.yaml:16:46: qualification.scoring_weights.Q9: this step is not on the rail. To mend: name a step of the rail.",
            ]);

    [Fact]
    public void Read_RailNamesAStepThatNobodyWrote_IsRefused() =>
        Scripts
            .ErrorsOf(Good.Replace("Q3, Is", "Q3, Q4, Is", StringComparison.Ordinal))
            .ShouldHaveSingleItem()
            .ToString()
            .ShouldBe(
                "test.yaml:7:27: rail: the rail names 'Q4', but steps has no such step. To mend: add the step Q4 below steps."
            );

    [Fact]
    public void Read_Variables_AreListedAsColumns() =>
        Scripts.Parse(Good).RequiredColumns.ShouldBe(["civility", "first_name", "last_name"]);

    [Fact]
    public void Read_Json_IsReadAlike()
    {
        var json = """
            {
            	"name": "essai", "language": "fr", "telemarketer_name": "Claire", "company_name": "Soléane",
            	"principal": "Banque Mistral", "purpose": "votre épargne", "barge_in": false,
            	"rail": ["hello", "q1", "q2", "q3", "is_leads", "confirm_time", "bye"],
            	"steps": {
            		"hello": {"message": "Allô ?"}, "q1": {"message": "Un ?", "determining": true}, "q2": {"message": "Deux ?"},
            		"q3": {"message": "Trois ?"}, "is_leads": {"message": "Oui ?"}, "confirm_time": {"message": "Quand ?"}, "bye": {"message": "Bye."}
            	}
            }
            """;
        var scenario = Scripts.Parse(json);
        scenario.Listening.BargeIn.ShouldBeFalse();
        scenario.Rail[1].Points.ShouldBe(100);
    }

    [Fact]
    public void Read_SameText_HasTheSameHash()
    {
        Scripts.Parse(Good).ContentHash.ShouldBe(Scripts.Parse(Good).ContentHash);
        Scripts.Parse(Good).ContentHash.ShouldNotBe(Scripts.Parse(Good + "\n").ContentHash);
    }

    [Fact]
    public void Read_ManyErrors_ListsAllWithTheirPlace()
    {
        var text = """
            name: essai
            language: de
            thme: finance
            telemarketer_name: Claire
            company_name: Soléane
            principal: Banque Mistral
            purpose: votre épargne
            objective: apointment
            silence_seconds: soon
            barge_in: maybe
            disclosure: Bonjour, ici Soléane.
            rail: [Hello, Q1, Q2, Q4, Is_Leads, Confirm_Time, Bye]
            steps:
              Hello: {message: "Bonjour {{first name}}"}
              Q1: {mesage: Un ?, determining: true, weight: 0}
              Q2: {message: Deux ?, audio_path: ../secret.wav}
              Q3: {message: Trois ?}
              Is_Leads: {mesage: D'accord ?}
              Confirm_Time: {message: Quand ?, intent_mapping: {afirm: [demain], deny: [ne m'appelez plus]}}
              Bye: {message: Au revoir., determining: true, weight: 0}
            qualification: {lead_threshold: 170}
            """;
        Scripts
            .ErrorsOf(text)
            .Select(e => e.ToString())
            .ShouldBe([
                "test.yaml:2:11: language: the language 'de' is not shipped. To mend: write fr or en.",
                "test.yaml:3:1: thme: this key is not known. To mend: did you mean 'theme'?",
                "test.yaml:8:12: objective: 'apointment' is not known here. To mend: did you mean 'appointment'? write one of: appointment, lead, transfer.",
                "test.yaml:9:18: silence_seconds: a number belongs here. To mend: write a number from 2 to 30.",
                "test.yaml:10:11: barge_in: true or false belongs here. To mend: write true or false.",
                "test.yaml:11:13: disclosure: it does not say that an AI speaks. To mend: say \"une intelligence artificielle\".",
                "test.yaml:11:13: disclosure: it does not say on whose behalf. To mend: say \"pour le compte de {{principal}}\".",
                "test.yaml:11:13: disclosure: it does not say what the call is about. To mend: say \"au sujet de {{purpose}}\".",
                "test.yaml:11:13: disclosure: it does not say how to opt out. To mend: say \"Dites stop à tout moment pour ne plus être appelé\".",
                "test.yaml:12:23: rail: the rail names 'Q4', but steps has no such step. To mend: did you mean 'Q3'?",
                "test.yaml:14:20: steps.Hello.message: 'first name' is no variable name. To mend: write variables as {{first_name}}: letters, digits and _.",
                "test.yaml:15:7: steps.Q1.message: this key is missing. To mend: message: what is said.",
                "test.yaml:15:7: steps: the weights of all determining steps are zero. To mend: give at least one step determining: true and a weight above 0.",
                "test.yaml:15:8: steps.Q1.mesage: this key is not known. To mend: did you mean 'message'?",
                "test.yaml:16:37: steps.Q2.audio_path: '../secret.wav' leaves the scenario's folder. To mend: write a path below the scenario's folder, with / between its parts.",
                "test.yaml:17:3: steps.Q3: this step is not on the rail. To mend: add it to rail, or remove it.",
                "test.yaml:18:14: steps.Is_Leads.mesage: this key is not known. To mend: did you mean 'message'?",
                "test.yaml:19:53: steps.Confirm_Time.intent_mapping.afirm: this key is not known. To mend: did you mean 'affirm'?",
                "test.yaml:19:77: steps.Confirm_Time.intent_mapping.deny: 'ne m'appelez plus' asks never to be called again. To mend: remove it: an opt-out is always obeyed.",
                "test.yaml:20:8: steps.Bye.determining: Bye decides nothing about a lead. To mend: make a question or Is_Leads determining.",
                "test.yaml:21:33: qualification.lead_threshold: 170 is out of range. To mend: write a number from 1 to 100.",
            ]);
    }

    [Theory]
    [InlineData("name: essai\n\tlanguage: fr", 2, 1, "a tab indents this line")]
    [InlineData("name: [essai", 2, 1, "the file cannot be read")]
    [InlineData("", 1, 1, "the file is empty")]
    [InlineData("- a\n- b", 1, 1, "a scenario is a list of key: value lines")]
    [InlineData("name: a\nname: b", 2, 1, "the key 'name' stands twice")]
    [InlineData("name: &x a\nvoice: *x", 2, 8, "an alias (*name) is used")]
    public void Read_NoScenario_NamesThePlace(string text, int line, int column, string problem)
    {
        var error = Scripts.ErrorsOf(text)[0];
        error.Problem.ShouldStartWith(problem);
        (error.Line, error.Column).ShouldBe((line, column));
        error.Mend.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Q1, Q2, Q3, ", "Q1, Q2, ", "a rail asks 3 to 10 questions, this one 2")]
    [InlineData("Confirm_Time, Bye", "Bye", "the step Confirm_Time is missing")]
    [InlineData("Hello, Q1", "Q1, Hello", "the steps are out of order")]
    [InlineData("Q2, Q3", "Q2, Q2", "'Q2' stands twice on the rail")]
    [InlineData("Q2, Q3", "Q2, Quiz", "'Quiz' is no step name")]
    [InlineData("weight: 1", "weight: 0", "the weights of all determining steps are zero")]
    [InlineData("determining: true, weight: 1", "determining: false", "no step is determining")]
    public void Read_WrongRail_IsRefused(string from, string to, string problem) =>
        Scripts.ErrorsOf(Good.Replace(from, to, StringComparison.Ordinal)).Select(e => e.Problem).ShouldContain(problem);

    [Theory]
    [InlineData("appointment", "Quel jour et à quelle heure vous conviendraient ?")]
    [InlineData("lead", "À quel moment de la journée êtes-vous le plus facile à joindre ?")]
    [InlineData("transfer", "Quand un conseiller peut-il vous rappeler ?")]
    public void Read_LastStepsWithoutWords_SayThoseOfTheObjective(string objective, string confirmTime)
    {
        var text = Good.Replace("{message: D'accord ?, determining", "{determining", StringComparison.Ordinal)
            .Replace("{message: \"Quand, {{civility}} {{last_name}} ?\"}", "", StringComparison.Ordinal)
            .Replace("  Bye: {message: Au revoir.}", "", StringComparison.Ordinal);
        var rail = Scripts.Parse($"{text}\nobjective: {objective}\n").Rail;
        rail[4].Message.Text.ShouldContain("{{principal}}");
        rail[4].Short!.Text.ShouldEndWith("oui ou non ?");
        rail[4].Points.ShouldBe(33);
        rail[5].Message.Text.ShouldBe(confirmTime);
        rail[5].Short.ShouldNotBeNull();
        rail[6].Message.Text.ShouldStartWith("C'est noté. Un conseiller vous");
        rail.Select(s => s.Name).ShouldBe(["Hello", "Q1", "Q2", "Q3", "Is_Leads", "Confirm_Time", "Bye"]);
    }

    [Fact]
    public void Read_LastStepWithWordsOfItsOwn_HasNoShortFormOfTheObjective()
    {
        var rail = Scripts.Parse(Good).Rail;
        rail[4].Message.Text.ShouldBe("D'accord ?");
        rail[4].Short.ShouldBeNull();
    }

    [Fact]
    public void Read_LastStepWithAShortFormOfItsOwn_KeepsIt() =>
        Scripts
            .Parse(Good.Replace("message: D'accord ?", "short: Alors ?", StringComparison.Ordinal))
            .Rail[4]
            .Short!.Text.ShouldBe("Alors ?");

    [Theory]
    [InlineData("Q2: {message: Deux ?, determining: true, weight: 1}", "the rail names 'Q2', but steps has no such step")]
    [InlineData(
        "Hello: {message: \"Avez-vous une minute, {{first_name}} ?\"}",
        "the rail names 'Hello', but steps has no such step"
    )]
    public void Read_FirstStepsMissing_AreRefused(string step, string problem) =>
        Scripts.ErrorsOf(Good.Replace(step, "", StringComparison.Ordinal)).Select(e => e.Problem).ShouldContain(problem);

    [Fact]
    public void Read_QuestionWithoutAnything_IsRefused() =>
        Scripts
            .ErrorsOf(Good.Replace("{message: Trois ?}", "", StringComparison.Ordinal))
            .ShouldHaveSingleItem()
            .Problem.ShouldBe("key: value lines belong here");

    [Fact]
    public void Read_LastStepThatIsAText_IsRefused() =>
        Scripts
            .ErrorsOf(Good.Replace("{message: Au revoir.}", "\"\"", StringComparison.Ordinal))
            .ShouldHaveSingleItem()
            .Problem.ShouldBe("key: value lines belong here");

    [Theory]
    [InlineData("sip:conseil@example.org")]
    [InlineData("sips:conseil@example.org;transport=tls")]
    [InlineData("\"+33100000000\"")]
    [InlineData("\"+12345\"")]
    [InlineData("\"+123456789012345\"")]
    public void Read_TransferTarget_IsKept(string target) =>
        Scripts.Parse($"{Good}\ntransfer_to: {target}").TransferTo.ShouldBe(target.Trim('"'));

    [Theory]
    [InlineData("\"+1234\"")]
    [InlineData("\"+1234567890123456\"")]
    [InlineData("\"+3310000000a\"")]
    [InlineData("\"0100000000\"")]
    [InlineData("\"sip:\"")]
    [InlineData("\"sip:a b\"")]
    [InlineData("\"sip:a\\u0001b\"")]
    [InlineData("\"tel:+33100000000\"")]
    [InlineData("mon bureau")]
    public void Read_TransferTargetThatIsNone_IsRefused(string target)
    {
        var error = Scripts.ErrorsOf($"{Good}\ntransfer_to: {target}").ShouldHaveSingleItem();
        error.Key.ShouldBe("transfer_to");
        error.Problem.ShouldStartWith("nobody can be reached at '");
        error.Mend.ShouldBe("write a SIP URI (sip:conseil@example.org) or a number (+33100000000)");
    }

    [Fact]
    public void Read_TransferTarget_IsLimitedInLength()
    {
        Scripts.Parse($"{Good}\ntransfer_to: sip:{new string('a', 196)}").TransferTo!.Length.ShouldBe(200);
        Scripts.ErrorsOf($"{Good}\ntransfer_to: sip:{new string('a', 197)}").ShouldHaveSingleItem();
        Scripts.Parse(Good).TransferTo.ShouldBeNull();
    }

    [Theory]
    [InlineData("Bonjour, ici Soléane pour Banque Mistral, votre épargne. Dites stop.", "it does not say that an AI speaks")]
    [InlineData("Une IA pour Banque Mistral, votre épargne. Dites stop.", "it does not name the company that calls")]
    [InlineData("Une IA de Soléane, votre épargne. Dites stop.", "it does not say on whose behalf")]
    [InlineData("Une IA de Soléane pour Banque Mistral. Dites stop.", "it does not say what the call is about")]
    [InlineData("Une IA de Soléane pour Banque Mistral, votre épargne.", "it does not say how to opt out")]
    [InlineData(
        "{{first_name}}, une IA de Soléane pour Banque Mistral, votre épargne. Dites stop.",
        "it uses the contact's column {{first_name}}, but it is rendered before the call"
    )]
    public void Read_IncompleteDisclosure_IsRefused(string disclosure, string problem)
    {
        var error = Scripts.ErrorsOf($"{Good}\ndisclosure: \"{disclosure}\"").ShouldHaveSingleItem();
        error.Problem.ShouldBe(problem);
        error.Line.ShouldBe(16);
    }

    [Fact]
    public void Read_AnyBytes_NeverThrows()
    {
        var valid = Encoding.UTF8.GetBytes(Good);
        var random = new Random(20260302);
        for (var run = 0; run < 1500; run++)
        {
            var bytes = valid.ToArray();
            for (var i = random.Next(1, 8); i > 0; i--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            ScenarioReader.Read(Encoding.UTF8.GetString(bytes), "fuzz.yaml").ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Read_DeepNesting_IsRefused(string piece) =>
        Scripts.ErrorsOf(string.Concat(Enumerable.Repeat(piece, 20_000))).ShouldNotBeEmpty();

    [Fact]
    public void Read_MappedPhrase_HasItsMeaningAtThatStepOnly()
    {
        var mapping = Scripts.Savings.Rail[1].IntentMapping;
        mapping.ShouldContain(new MappedPhrase(Intent.Deny, "je n'ai rien de côté"));
        Scripts.Savings.Rail[2].IntentMapping.ShouldNotContain(new MappedPhrase(Intent.Deny, "je n'ai rien de côté"));
    }
}
