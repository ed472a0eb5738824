package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.TrapAndEmulate;

/**
 * A broken monitor is the part that is wrong, and an entry with what is expected of it: it is
 * caught, made small and told of from there. Here is one that does a supervisor call as nothing.
 */
class OneMoreBrokenMonitorTest {
  /** The part. */
  private static final class IgnoresCalls extends Dispatcher {
    @Override
    protected <W, B, M> Served<W, B, M> reflect(
        Elaboration semantics, Domain<W, B, M> domain, Cause cause, State<W, M> virtual) {
      return cause.name().equals("svc")
          ? new Served<>(virtual, domain.truth(false), List.of())
          : super.reflect(semantics, domain, cause, virtual);
    }
  }

  /** The entry. */
  private static final BrokenMonitor ENTRY =
      new BrokenMonitor(
          new TrapAndEmulate("ignores-calls", new IgnoresCalls(), Allocator.CLAMPED),
          Machines.named("third-generation").orElseThrow(),
          Rule.E1,
          "A supervisor call is not passed on to the guest.",
          "svc",
          5,
          false);

  @Test
  void it_is_caught_by_its_rule_with_its_phrase_and_made_small() {
    var told = Told.of(ENTRY);
    assertThat(told.caught().rule()).as(told.message()).isEqualTo(ENTRY.rule());
    assertThat(told.caught().number()).isBetween(1L, (long) ENTRY.within());
    assertThat(ENTRY.message()).contains(ENTRY.phrase());
    assertThat(told.shrunk().orElseThrow().instructionsAfter()).isEqualTo(1);
    assertThat(Smallest.program(ENTRY)).startsWith("ignores-calls: E1").contains("svc");
  }

  @Test
  void it_is_told_of() {
    assertThat(BrokenMonitorsText.monitor(ENTRY))
        .contains("### ignores-calls\n", "A supervisor call is not passed on to the guest.", "svc");
  }

  /** What another rule notices as well is not its rule's own. */
  @Test
  void without_its_rule_it_is_tried_as_well() {
    var claims = Claims.ALL.without(Rule.E1, "to see whether another rule notices");
    assertThat(new Trial(ENTRY, claims, 100).run().first()).isPresent();
  }
}
