using System.Reflection;
using MiniBot.Compliance.Gate;

namespace MiniBot.Compliance.Tests.Gate;

public sealed class PermitSealTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void DialPermit_Constructors_NoneVisibleOutside() =>
        typeof(DialPermit).GetConstructors(Everything).ShouldAllBe(constructor => constructor.IsAssembly);

    [Fact]
    public void DialPermit_WithoutSeal_CannotBeMade() =>
        Should.Throw<ArgumentNullException>(() =>
            new DialPermit(null!, GateBench.France, default, default, (_, _) => ValueTask.FromResult<GateRefusal?>(null))
        );

    [Fact]
    public void Seal_Members_NoneReachableButFromTheGate()
    {
        typeof(PermitGate.Seal).IsSealed.ShouldBeTrue();
        typeof(PermitGate.Seal).GetMembers(Everything).OfType<MethodBase>().ShouldAllBe(member => member.IsPrivate);
        var holders = typeof(PermitGate)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMembers(Everything))
            .Where(member => Yields(member) == typeof(PermitGate.Seal));
        holders.ShouldAllBe(member =>
            member.DeclaringType == typeof(PermitGate) || member.DeclaringType == typeof(PermitGate.Seal)
        );
        holders.OfType<FieldInfo>().ShouldAllBe(field => field.IsPrivate);
    }

    [Fact]
    public void Compliance_References_NoneOfOurs() =>
        typeof(PermitGate)
            .Assembly.GetReferencedAssemblies()
            .ShouldAllBe(reference => !reference.Name!.StartsWith("MiniBot") && !reference.Name.Contains("EntityFramework"));

    [Fact]
    public void Evaluator_Type_IsPure() =>
        typeof(GateEvaluator).GetFields(Everything).ShouldAllBe(field => field.IsInitOnly || field.IsLiteral);

    private static Type? Yields(MemberInfo member) =>
        member switch
        {
            FieldInfo field => field.FieldType,
            PropertyInfo property => property.PropertyType,
            MethodInfo method => method.ReturnType,
            _ => null,
        };
}
