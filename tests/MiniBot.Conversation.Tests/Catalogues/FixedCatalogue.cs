using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests.Catalogues;

/// <summary>The ids that reports, recordings and journals refer to. They never change.</summary>
internal static class FixedCatalogue
{
    private static readonly (Theme Theme, string Prefix, string Objections, string Questions)[] Themes =
    [
        (
            Theme.General,
            "gen",
            "no_time not_interested send_email has_provider too_expensive must_think ask_partner no_trust call_back_later bad_experience",
            "who_are_you how_got_number purpose price duration are_you_robot location contact recorded commitment"
        ),
        (
            Theme.Finance,
            "fin",
            "rate_too_high has_banker no_savings risk too_much_credit fees low_return locked_money too_old taxes",
            "guarantee minimum expected_return withdraw regulated which_product advisor_cost simulation documents renegotiate"
        ),
        (
            Theme.Crypto,
            "cry",
            "scam volatile dont_understand too_late hacking unregulated lost_money pollution bubble no_spare_money",
            "wallet minimum taxes which_coins registered fees withdraw security how_start vs_stocks"
        ),
        (
            Theme.Energy,
            "ene",
            "tenant works_done happy_supplier old_house long_payback ugly_panels doubts_aids works_mess moving_soon under_contract",
            "aids savings install_time panels heatpump_noise warranty certified free_visit power_cut green"
        ),
    ];

    /// <summary>Every id with its theme and type.</summary>
    public static IReadOnlyList<(string Id, Theme Theme, EntryType Type)> Entries { get; } =
    [
        .. from theme in Themes
        from list in new[] { ("obj", EntryType.Objection, theme.Objections), ("faq", EntryType.Faq, theme.Questions) }
        from name in list.Item3.Split(' ')
        select ($"{theme.Prefix}.{list.Item1}.{name}", theme.Theme, list.Item2),
    ];
}
