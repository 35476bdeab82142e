using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Languages;

public class EnglishIntentTests
{
    private static readonly IntentPack English = IntentPack.For("en");

    [Theory]
    [InlineData("yes", Intent.Affirm)]
    [InlineData("Yeah, sure!", Intent.Affirm)]
    [InlineData("yes no problem", Intent.Affirm)]
    [InlineData("why not", Intent.Affirm)]
    [InlineData("that's right", Intent.Affirm)]
    [InlineData("go ahead", Intent.Affirm)]
    [InlineData("no", Intent.Deny)]
    [InlineData("not at all", Intent.Deny)]
    [InlineData("of course not", Intent.Deny)]
    [InlineData("no i don't", Intent.Deny)]
    [InlineData("not yet", Intent.Deny)]
    [InlineData("I'm interested", Intent.Interested)]
    [InlineData("tell me more", Intent.Interested)]
    [InlineData("sounds interesting", Intent.Interested)]
    [InlineData("I'm not interested", Intent.NotInterested)]
    [InlineData("not interested", Intent.NotInterested)]
    [InlineData("NOT INTERESTED THANKS", Intent.NotInterested)]
    [InlineData("no thank you", Intent.NotInterested)]
    [InlineData("it doesn't interest me", Intent.NotInterested)]
    [InlineData("you've got the wrong number", Intent.WrongNumber)]
    [InlineData("there's nobody by that name here", Intent.WrongNumber)]
    [InlineData("he doesn't live here", Intent.WrongNumber)]
    [InlineData("call me back tomorrow", Intent.Callback)]
    [InlineData("can you call me later", Intent.Callback)]
    [InlineData("it's not a good time", Intent.Callback)]
    [InlineData("I'm driving", Intent.Callback)]
    [InlineData("he's not in", Intent.Callback)]
    [InlineData("I want to speak to a human", Intent.TransferHuman)]
    [InlineData("put me through to an adviser", Intent.TransferHuman)]
    [InlineData("can you repeat that", Intent.Repeat)]
    [InlineData("I didn't understand", Intent.Repeat)]
    [InlineData("Pardon?", Intent.Repeat)]
    [InlineData("what did you say", Intent.Repeat)]
    [InlineData("hold on a second", Intent.Wait)]
    [InlineData("just a minute", Intent.Wait)]
    [InlineData("please leave a message after the tone", Intent.Machine)]
    [InlineData("you've reached the voicemail of john", Intent.Machine)]
    [InlineData("I don't know", Intent.Unsure)]
    [InlineData("yes and no", Intent.Unsure)]
    [InlineData("it depends", Intent.Unsure)]
    [InlineData("how much is it", Intent.Question)]
    [InlineData("are you a robot", Intent.Question)]
    [InlineData("where did you get my number", Intent.Question)]
    [InlineData("I don't have time", Intent.Objection)]
    [InlineData("yes but it's too expensive", Intent.Objection)]
    [InlineData("it's not up to me", Intent.Objection)]
    [InlineData("I need to think about it", Intent.Objection)]
    [InlineData("hello yes", Intent.Neutral)]
    [InlineData("the cat is asleep", Intent.Neutral)]
    [InlineData("", Intent.Neutral)]
    [InlineData("uh", Intent.Neutral)]
    public void Read_Utterance_HasIntent(string text, Intent intent) => English.Read(text).Intent.ShouldBe(intent);

    [Theory]
    [InlineData("stop")]
    [InlineData("STOP!!!")]
    [InlineData("stop calling me")]
    [InlineData("please stop calling")]
    [InlineData("yes yes fine but don't call me again")]
    [InlineData("dont call me anymore")]
    [InlineData("do not call this number again")]
    [InlineData("never call me again")]
    [InlineData("never ring me again")]
    [InlineData("take me off your list")]
    [InlineData("could you take my number off your list please")]
    [InlineData("remove me from your database")]
    [InlineData("remove my number")]
    [InlineData("delete my details")]
    [InlineData("I don't want to be called")]
    [InlineData("I don't want you to call me")]
    [InlineData("no more calls")]
    [InlineData("put me on your do not call list")]
    [InlineData("I object to these calls")]
    [InlineData("I withdraw my consent")]
    [InlineData("not interested and don't call back")]
    [InlineData("lose my number")]
    [InlineData("unsubscribe me")]
    [InlineData("I never want to hear from you again")]
    public void Read_NeverAgain_IsHardOptOut(string text) => English.Read(text).IsHardOptOut.ShouldBeTrue();

    [Theory]
    [InlineData("leave me alone")]
    [InlineData("that's enough")]
    [InlineData("you're harassing me")]
    [InlineData("I'm sick of these calls")]
    [InlineData("you keep calling me")]
    public void Read_HintOfAnOptOut_IsAskedAbout(string text)
    {
        var reading = English.Read(text);

        reading.Intent.ShouldBe(Intent.OptOut);
        reading.IsAmbiguous.ShouldBeTrue();
    }

    [Theory]
    [InlineData("don't stop")]
    [InlineData("I'm at the bus stop")]
    [InlineData("I have no objection")]
    [InlineData("no problem")]
    [InlineData("you didn't call me yesterday")]
    [InlineData("my heating stopped working")]
    public void Read_FalseFriend_IsNoOptOut(string text) => English.Read(text).Intent.ShouldNotBe(Intent.OptOut);
}
