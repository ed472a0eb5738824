package org.vmorph.vmm.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswLayout;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.StoragePlace;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.machines.ThirdGenerationProtect;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.control.HostLayout.Side;

/** Where a monitor and its guest cannot lie is said before anybody is put there. */
class HostLayoutTest {
  private static Architecture machine(String name) {
    return Machines.named(name).orElseThrow();
  }

  private static Architecture trapping(Architecture of, TrapEntry entry) {
    return trapping(of, of.components(), entry);
  }

  private static Architecture trapping(
      Architecture of, List<Component> components, TrapEntry entry) {
    return of.draft().components(components).trapEntry(entry).words(128, of.mostWords()).machine();
  }

  private static Architecture at(String name, StoragePlace old, StoragePlace next) {
    var machine = machine(name);
    var swap = (PswSwap) machine.trapEntry();
    return trapping(machine, new PswSwap(swap.storage(), swap.psw(), swap.cause(), old, next));
  }

  @Test
  void the_words_of_a_trap_that_would_be_the_monitors_others_or_the_guests() {
    for (long place : new long[] {1, 2, 4, 100}) {
      var odd = at("third-generation", StoragePlace.at(place), StoragePlace.at(place + 1));
      assertThat(new TrapAndEmulate().inapplicable(odd))
          .contains(
              "third-generation takes traps through E[%d] and E[%d]; expected E[0] and E[1], or the end of storage"
                  .formatted(place, place + 1));
    }
    var both = at("third-generation", StoragePlace.at(0), StoragePlace.beforeEnd(1));
    assertThat(new Hybrid().inapplicable(both))
        .contains(
            "third-generation takes traps through E[0] and E[q-1]; expected E[0] and E[1], or the"
                + " end of storage");
    var low = at("third-generation-protect", StoragePlace.at(0), StoragePlace.at(1));
    assertThat(new Hybrid().inapplicable(low))
        .contains(
            "third-generation-protect takes traps through E[0] and E[1]; expected the end of"
                + " storage");
  }

  /** A monitor is with the PSWs of traps, and in front of them if it wants; never without them. */
  @Test
  void a_monitor_lies_where_the_traps_of_its_host_let_it() {
    var end = at("third-generation", StoragePlace.beforeEnd(2), StoragePlace.beforeEnd(1));
    var monitor = new TrapAndEmulate();
    assertThat(monitor.side(end)).isEqualTo(Side.BEHIND);
    assertThat(monitor.inapplicable(end)).isEmpty();
    assertThat(monitor.room(end, 64)).isEqualTo(8 + 64);
    var front = monitor.on(Side.IN_FRONT, "front");
    assertThat(front.inapplicable(end)).isEmpty();
    assertThat(front.room(end, 64)).as("and the PSWs").isEqualTo(8 + 64 + 2);

    var behind = monitor.on(Side.BEHIND, "behind");
    assertThat(behind.inapplicable(machine("third-generation")))
        .contains(
            "third-generation takes traps through E[0] and E[1]; expected the end of storage");
    assertThat(front.inapplicable(machine("third-generation-protect")))
        .contains("third-generation-protect cannot move a guest; expected its monitor behind it");
  }

  /** Whoever lies behind moves nothing, and whoever lies in front moves everything. */
  @Test
  void a_real_address_is_a_guests_own_if_its_monitor_lies_behind_it() {
    assertThat(shown(new TrapAndEmulate())).isEqualTo(5);
    assertThat(shown(new Hybrid())).isEqualTo(5);
    assertThat(shown(new TrapAndEmulate().on(Side.IN_FRONT, "front"))).isEqualTo(8 + 5);
    assertThat(shown(new Hybrid().on(Side.IN_FRONT, "front"))).isEqualTo(8 + 5);
  }

  /** What a user program of a guest sees of its own word 5. */
  private static long shown(Confining monitor) {
    var machine = machine("lra-in-place");
    var image =
        new Assembler(machine)
            .assemble(
                "test.s",
                """
                      lpsw user
                user: .psw u, task, 0, 16
                task: lra r1, 5
                      svc 0
                      .org 14
                      .word 0
                      .psw s, 0, 0, 16
                """)
            .words();
    var host = new Machine(new Elaboration(machine), monitor.room(machine, image.length));
    var guest = monitor.boot(new BareHost(host), image);
    assertThat(guest.owns().low()).isEqualTo(monitor.side(machine) == Side.BEHIND ? 0 : 8);
    assertThat(guest.run(3).kind()).isEqualTo(Exit.Kind.TRAPPED);
    return guest.load(machine.files().getFirst(), 1);
  }

  @Test
  void control_that_is_wider_than_a_word() {
    var shape = new Shape(32, 9, 2);
    var machine = new ThirdGenerationProtect(shape).machine;
    assertThat(new TrapAndEmulate().inapplicable(machine)).isEmpty();
    var wide = new File("wide", 40, 1, Role.RESOURCE, machine.files().size());
    var components = new ArrayList<>(machine.components());
    components.add(wide);
    var entry = new Looking(machine.trapEntry(), wide.at(literal(0, 1)));
    assertThat(new TrapAndEmulate().inapplicable(trapping(machine, components, entry)))
        .contains(
            "third-generation-protect has wide of 40 bits; expected 32 at most, for a monitor keeps"
                + " it in words of E");
  }

  /** A trap that does the same whatever it looks at. */
  private record Looking(TrapEntry entry, Word at) implements TrapEntry {
    @Override
    public List<Act> acts(Cause cause) {
      return List.of(
          when(at.is(0), entry.acts(cause).toArray(Act[]::new)),
          when(at.is(0).not(), entry.acts(cause).toArray(Act[]::new)));
    }

    @Override
    public List<Saved> saved(Cause cause) {
      return entry.saved(cause);
    }

    @Override
    public Optional<Places> places() {
      return entry.places();
    }

    @Override
    public Optional<PswLayout> layout() {
      return entry.layout();
    }
  }

  @Test
  void time_slices_are_for_the_papers_r() {
    assertThat(new RoundRobin().inapplicable(machine("third-generation-timer"))).isEmpty();
    var odd = at("third-generation-timer", StoragePlace.at(4), StoragePlace.at(5));
    assertThat(new RoundRobin().inapplicable(odd)).isPresent();
    var end = at("third-generation-timer", StoragePlace.beforeEnd(2), StoragePlace.beforeEnd(1));
    assertThat(new RoundRobin().inapplicable(end))
        .contains(
            "third-generation-timer has the PSWs of its traps at the end of storage, where guests"
                + " lie");
  }
}
