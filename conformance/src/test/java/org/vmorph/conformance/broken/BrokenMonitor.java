package org.vmorph.conformance.broken;

import java.util.List;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.host.Allocator;
import org.vmorph.vmm.host.Dispatcher;
import org.vmorph.vmm.host.Hybrid;
import org.vmorph.vmm.host.HybridDispatcher;
import org.vmorph.vmm.host.TrapAndEmulate;

/**
 * A monitor that must fail.
 *
 * @param rule the rule it breaks
 * @param phrase what the report says of it
 */
public record BrokenMonitor(Vmm vmm, Rule rule, String phrase) {
  private static final String OWNED =
      "Seen:  the guest owns real words 8 to 71; the machine ran with R = (";

  /** All of them. */
  public static final List<BrokenMonitor> ALL =
      List.of(
          allocator("forgets-to-clamp", OWNED, Allocators.UNCLAMPED),
          allocator("clamps-without-looking-at-the-base", OWNED, Allocators.UNDERFLOWING),
          allocator("clamps-one-word-too-late", OWNED, Allocators.ONE_TOO_MANY),
          dispatcher("swallows-traps", Rule.E1, "# M=", new Dispatchers.SwallowsTraps()),
          dispatcher(
              "leaks-the-real-base", Rule.E1, "# E[0] = .psw", new Dispatchers.LeaksTheRealBase()),
          dispatcher(
              "emulates-for-users", Rule.E3, "(emulated)", new Dispatchers.EmulatesForUsers()),
          dispatcher(
              "reflects-into-user-mode", Rule.E1, "# M=u", new Dispatchers.ReflectsIntoUserMode()),
          dispatcher("loses-the-cause", Rule.E1, "# E[0] = .psw", new Dispatchers.LosesTheCause()),
          dispatcher("forgets-to-go-on", Rule.E1, "(emulated)", new Dispatchers.ForgetsToGoOn()),
          dispatcher(
              "clamps-the-virtual-bound",
              Rule.E4,
              "(emulated)",
              new Dispatchers.ClampsTheVirtualBound()),
          dispatcher("never-halts", Rule.E2, "-> stops", new Dispatchers.NeverHalts()),
          dispatcher("breaks-down", Rule.E1, "breaks down", new Dispatchers.BreaksDown()),
          new BrokenMonitor(new Scribbling(), Rule.R1, "which belongs to nobody"),
          hybrid(
              "interprets-beyond-the-bound",
              Rule.E1,
              "(interpreted)",
              new Hybrids.NeverLooksAtTheBound()),
          hybrid("forgets-to-reflect", Rule.E3, "(reflected)", new Hybrids.ForgetsToReflect()));

  private static BrokenMonitor allocator(String name, String phrase, Allocator allocator) {
    return new BrokenMonitor(
        new TrapAndEmulate(name, new Dispatcher(), allocator), Rule.R3, phrase);
  }

  private static BrokenMonitor dispatcher(
      String name, Rule rule, String phrase, Dispatcher dispatcher) {
    return new BrokenMonitor(new TrapAndEmulate(name, dispatcher, Allocator.CLAMPED), rule, phrase);
  }

  private static BrokenMonitor hybrid(
      String name, Rule rule, String phrase, HybridDispatcher dispatcher) {
    return new BrokenMonitor(new Hybrid(name, dispatcher, Allocator.CLAMPED), rule, phrase);
  }

  @Override
  public String toString() {
    return vmm.name();
  }
}
