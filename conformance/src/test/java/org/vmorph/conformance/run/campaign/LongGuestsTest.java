package org.vmorph.conformance.run.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.broken.Intercepted;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.run.compare.Lockstep;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Role;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.control.TrapAndEmulate;

/** What goes wrong only when a guest has been at it for thousands of times. */
class LongGuestsTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final long NTH = 5_000;

  private static Cell cell(String name) {
    return MACHINE.cells().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"memory, 1600", "illegal, 1600", "svc, 1600", "any trap, 5000"})
  void the_nth_store_of_a_psw_is_lost_and_that_is_found(String cause, long nth) {
    found(
        Generator.TRAPS,
        (guest, exit, counted) -> {
          boolean meant =
              exit.kind() == Exit.Kind.TRAPPED
                  && (cause.equals("any trap") || exit.cause().orElseThrow().name().equals(cause));
          if (meant && counted.incrementAndGet() == nth) {
            guest.store(MACHINE.storage(), PswSwap.OLD, 0);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"input.next", "output.count"})
  void the_five_thousandth_word_of_the_console_is_lost_and_that_is_found(String name) {
    found(
        Generator.SERVICES,
        (guest, exit, counted) -> {
          if (guest.get(cell(name)) == NTH && counted.incrementAndGet() == 1) {
            guest.set(cell(name), NTH - 1);
          }
        });
  }

  @Test
  void the_twenty_thousandth_service_of_any_kind_loses_the_registers_and_that_is_found() {
    found(
        Generator.SERVICES,
        (guest, exit, counted) -> {
          if (guest.tally().emulated() >= 4 * NTH && counted.incrementAndGet() == 1) {
            MACHINE.files().stream()
                .filter(file -> file.role() == Role.GENERAL)
                .forEach(file -> guest.storeAll(file, 0, new long[1 << file.indexBits()]));
          }
        });
  }

  @Test
  void what_is_tried_beside_generated_programs_asks_for_everything_so_often() {
    var traps = new AtomicLong();
    var words = new AtomicLong();
    var services = new AtomicLong();
    var monitor =
        guests(
            guest -> {
              traps.accumulateAndGet(guest.tally().reflected(), Math::max);
              services.accumulateAndGet(guest.tally().emulated(), Math::max);
              words.accumulateAndGet(guest.get(cell("output.count")), Math::max);
            });
    assertThat(new Rehearsal(monitor, 1974).run().divergences()).isEmpty();
    assertThat(List.of(traps.get(), words.get())).allMatch(most -> most > NTH);
    assertThat(services.get()).isGreaterThan(4 * NTH);
  }

  private interface Fault {
    void after(Guest guest, Exit exit, AtomicLong counted);
  }

  /** One of the guests that count to thousands finds a monitor that does it once for a guest. */
  private static void found(long number, Fault fault) {
    var setting =
        intercepted(
            booted -> {
              var counted = new AtomicLong();
              return (guest, exit) -> fault.after(guest, exit, counted);
            });
    var lasting = setting.withBudget(100_000);
    var guest = Rehearsal.guest(lasting, 1974, number);
    assertThat(new Lockstep(lasting).run(guest)).isInstanceOf(Divergence.class);
  }

  private static Setting guests(Consumer<Guest> look) {
    return intercepted(booted -> (guest, exit) -> look.accept(guest));
  }

  private interface Afterwards {
    void done(Guest guest, Exit exit);
  }

  private interface Booted {
    Afterwards with(Guest guest);
  }

  /** Trap-and-emulate, with somebody who hears of each run of each guest. */
  private static Setting intercepted(Booted booted) {
    var sound = new TrapAndEmulate();
    var monitor =
        Intercepted.monitor(
            "counts",
            sound,
            (method, arguments, original) -> {
              var answer = original.answer(arguments);
              return answer instanceof Guest guest ? heard(guest, booted.with(guest)) : answer;
            });
    return Setting.of(MACHINE, List.of(monitor));
  }

  private static Guest heard(Guest guest, Afterwards afterwards) {
    return Intercepted.of(
        Guest.class,
        guest,
        (method, arguments, original) -> {
          var answer = original.answer(arguments);
          if (answer instanceof Exit exit) {
            afterwards.done(guest, exit);
          }
          return answer;
        });
  }
}
