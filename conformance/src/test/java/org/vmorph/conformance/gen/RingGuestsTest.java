package org.vmorph.conformance.gen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.conformance.gen.WrongStep.after;
import static org.vmorph.conformance.gen.WrongStep.completed;
import static org.vmorph.conformance.gen.WrongStep.executes;

import java.util.Arrays;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.Machines;

/** What guests of the machine with rings come across, and which mistakes they find. */
class RingGuestsTest {
  private static final Architecture MACHINE =
      Machines.named("third-generation-rings").orElseThrow();

  private static final int WORDS = 96;
  private static final Cell M = MACHINE.mode().cell();
  private static final Cell D = (Cell) MACHINE.component("D").orElseThrow();
  private static final File E = MACHINE.storage();
  private static final PswWord PSW = new PswWord(MACHINE);

  static Map<String, WrongStep> mistakes() {
    return Map.ofEntries(
        Map.entry("all traps lead to ring 0", directed(d -> 0)),
        Map.entry("each cause goes where the next one does", directed(d -> d >> 2 | d << 6)),
        Map.entry("3 in D means 1", directed(d -> d & ~((d & d << 1) & 0xaa))),
        Map.entry("3 in D means 0", directed(d -> d & ~3 * ((d & d >> 1) & 0x55))),
        Map.entry("memory traps lead to ring 0", directed(d -> d & ~3)),
        Map.entry("a trap leads to a ring above its own", RingGuestsTest::above),
        Map.entry("a new PSW may lead to any ring", RingGuestsTest::unchecked),
        Map.entry("rpsw loads ring 0", RingGuestsTest::returnsToRing0),
        Map.entry("rpsw is refused in ring 1", as(1, 2, "rpsw")),
        Map.entry("rpsw is no more than level 2", as(2, 1, "rpsw")),
        Map.entry("srb is level 1", as(1, 0, "srb")),
        Map.entry("put is level 1", as(1, 0, "put")),
        Map.entry("lpsw is level 1", as(1, 0, "lpsw")),
        Map.entry("ldl keeps six bits", after(completed("ldl"), m -> m.set(D, m.get(D) & 0x3f))),
        Map.entry(
            "sdl shows what is in force of it",
            machine -> {
              long d = machine.get(D);
              if (executes(machine, "sdl")) {
                machine.set(D, d & ~((d & d >> 1) & 0x55));
              }
              boolean loads = completed("ldl").test(machine.step());
              machine.set(D, loads ? machine.get(D) : d);
            }));
  }

  /** D has other bits while a step is made. */
  private static WrongStep directed(LongUnaryOperator seen) {
    return machine -> {
      if (executes(machine, "ldl", "sdl")) {
        machine.step();
        return;
      }
      long d = machine.get(D);
      machine.set(D, seen.applyAsLong(d));
      machine.step();
      machine.set(D, d);
    };
  }

  /** An instruction is executed in a ring as if it were in another. */
  private static WrongStep as(int ring, int other, String name) {
    return machine -> {
      boolean isOne = machine.get(M) == ring && executes(machine, name);
      if (isOne) {
        machine.set(M, other);
      }
      var event = machine.step();
      boolean staysThere = event.kind() != Event.Kind.TRAPPED && !name.endsWith("psw");
      if (isOne && staysThere) {
        machine.set(M, ring);
      }
    };
  }

  private static long ring(long d, Cause cause) {
    return Math.min(2, d >> 2 * (cause.code() - 1) & 3);
  }

  /** D alone decides, from whatever ring. */
  private static void above(Machine machine) {
    long ring = machine.get(M);
    var pairs = new long[6];
    Arrays.setAll(pairs, i -> machine.load(E, i));
    var event = machine.step();
    if (event.kind() != Event.Kind.TRAPPED) {
      return;
    }
    long to = ring(machine.get(D), event.cause().orElseThrow());
    if (to > ring) {
      long old = machine.load(E, 2 * ring);
      machine.store(E, 2 * ring, pairs[(int) (2 * ring)]);
      machine.store(E, 2 * to, old);
      enter(machine, machine.load(E, 2 * to + 1), to);
    }
  }

  private static void enter(Machine machine, long psw, long least) {
    var r = MACHINE.relocation().orElseThrow();
    for (var cell : new Cell[] {MACHINE.programCounter(), r.base(), r.bound()}) {
      machine.set(cell, PSW.get(psw, cell));
    }
    machine.set(M, Math.max(least, Math.min(2, PSW.get(psw, M))));
  }

  /** A trap loads the ring of the new PSW, whatever the ring it leads to. */
  private static void unchecked(Machine machine) {
    long ring = machine.get(M);
    var event = machine.step();
    if (event.kind() == Event.Kind.TRAPPED) {
      long to = Math.min(ring, ring(machine.get(D), event.cause().orElseThrow()));
      enter(machine, machine.load(E, 2 * to + 1), 0);
    }
  }

  private static void returnsToRing0(Machine machine) {
    long psw =
        WrongStep.next(machine)
            .filter(it -> it.instruction().name().equals("rpsw"))
            .map(
                it -> {
                  long index = it.operands()[0];
                  long rb = index == 0 ? 0 : machine.load(registers(), index);
                  long address = it.operands()[1] + rb;
                  return machine.load(
                      E, address + machine.get(MACHINE.relocation().orElseThrow().base()));
                })
            .orElse(0L);
    if (completed("rpsw").test(machine.step())) {
      machine.set(M, Math.min(2, PSW.get(psw, M)));
    }
  }

  private static File registers() {
    return (File) MACHINE.component("r").orElseThrow();
  }

  static Stream<String> names() {
    return mistakes().keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_mistake_is_found(String name) {
    assertThat(new FirstGuest(MACHINE, WORDS).of(mistakes().get(name), 1_000)).isPresent();
  }

  /** What is looked for before each step. */
  static Map<String, Predicate<Machine>> odd() {
    return Map.ofEntries(
        Map.entry("D has a 3", machine -> (machine.get(D) & machine.get(D) >> 1 & 0x55) != 0),
        Map.entry("rpsw in ring 0", in(0, "rpsw")),
        Map.entry("rpsw in ring 1", in(1, "rpsw")),
        Map.entry("rpsw in ring 2", in(2, "rpsw")),
        Map.entry("a bound of 0", machine -> bound(machine) == 0),
        Map.entry("a bound beyond storage", machine -> bound(machine) > WORDS));
  }

  private static long bound(Machine machine) {
    return machine.get(MACHINE.relocation().orElseThrow().bound());
  }

  private static Predicate<Machine> in(int ring, String name) {
    return machine -> machine.get(M) == ring && executes(machine, name);
  }

  @ParameterizedTest
  @ValueSource(ints = {WORDS, 80, 1024})
  void guests_get_somewhere_and_come_across_all(int words) {
    var odd = words == WORDS ? odd() : Map.<String, Predicate<Machine>>of();
    var travelled = new Travelled(MACHINE, odd).run(words, 3_000);
    assertThat(travelled.missing(0, 1, 2)).as(travelled.toString()).isEmpty();
    assertThat(travelled.haltedInHundred()).isGreaterThan(words == 1024 ? 50 : 68);
    for (var cause : MACHINE.causes()) {
      for (int ring = 0; ring < 3; ring++) {
        assertThat(travelled.led(cause, ring)).as(cause + " to ring " + ring).isPositive();
      }
    }
  }
}
