package org.vmorph.conformance.gen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.conformance.gen.WrongStep.after;
import static org.vmorph.conformance.gen.WrongStep.all;
import static org.vmorph.conformance.gen.WrongStep.completed;
import static org.vmorph.conformance.gen.WrongStep.executes;
import static org.vmorph.conformance.gen.WrongStep.keeps;
import static org.vmorph.conformance.gen.WrongStep.seen;
import static org.vmorph.conformance.gen.WrongStep.trapped;
import static org.vmorph.conformance.gen.WrongStep.words;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.Machines;

/**
 * What guests of the machine with protection registers come across, and which mistakes they find.
 */
class ProtectionGuestsTest {
  private static final Architecture MACHINE =
      Machines.named("third-generation-protect").orElseThrow();

  private static final int WORDS = 96;
  private static final File REGISTERS = (File) MACHINE.component("pp").orElseThrow();
  private static final Cell CHECKED = (Cell) MACHINE.component("C").orElseThrow();
  private static final int N = MACHINE.storage().indexBits();

  static Map<String, WrongStep> mistakes() {
    return Map.ofEntries(
        Map.entry("the last that matches decides", allUnlessLoaded(ProtectionGuestsTest::reverse)),
        Map.entry("there are three registers", allUnlessLoaded(words -> words[3] = words[2])),
        Map.entry(
            "the last address is excluded",
            unlessLoaded(it -> last(it) == 0 ? it : with(it, first(it), last(it) - 1))),
        Map.entry(
            "the first address is excluded", unlessLoaded(it -> with(it, first(it) + 1, last(it)))),
        Map.entry(
            "an empty register has what is between",
            unlessLoaded(it -> first(it) <= last(it) ? it : with(it, last(it) + 1, first(it) - 1))),
        Map.entry(
            "what ends beyond storage has nothing",
            unlessLoaded(it -> last(it) < WORDS ? it : with(it, 1, 0))),
        Map.entry(
            "what begins beyond storage begins at its end",
            unlessLoaded(it -> first(it) < WORDS ? it : with(it, WORDS - 1, last(it)))),
        Map.entry(
            "what ends beyond storage ends a word too early",
            unlessLoaded(it -> last(it) < WORDS ? it : with(it, first(it), WORDS - 2))),
        Map.entry("read is not looked at", unlessLoaded(it -> it | Protection.READ)),
        Map.entry("write is not looked at", unlessLoaded(it -> it | Protection.WRITE)),
        Map.entry("execute is not looked at", unlessLoaded(it -> it | Protection.EXECUTE)),
        Map.entry(
            "write means read as well",
            unlessLoaded(it -> it | (it & Protection.WRITE) / Protection.WRITE)),
        Map.entry(
            "spp shows what is in storage",
            seen(
                REGISTERS,
                machine -> executes(machine, "spp"),
                words ->
                    WrongStep.change(
                        words, it -> with(it, first(it), Math.min(last(it), WORDS - 1))))),
        Map.entry("lpp drops execute", after(completed("lpp"), all(REGISTERS, it -> it & ~4))),
        Map.entry(
            "lpp drops the high bits of an address",
            after(completed("lpp"), all(REGISTERS, it -> with(it, first(it) & 0xff, last(it))))),
        Map.entry("a trap leaves C as it is", keeps(CHECKED, trapped())),
        Map.entry("lpsw leaves C as it is", keeps(CHECKED, completed("lpsw"))),
        Map.entry("a trap forgets C", after(trapped(), ProtectionGuestsTest::forgetC)),
        Map.entry("supervisors are not checked", ProtectionGuestsTest::unchecked));
  }

  private static WrongStep unlessLoaded(LongUnaryOperator by) {
    return seen(REGISTERS, by, "lpp", "spp");
  }

  private static WrongStep allUnlessLoaded(Consumer<long[]> by) {
    return seen(REGISTERS, machine -> true, by, "lpp", "spp");
  }

  private static long first(long register) {
    return register >>> 3 + N;
  }

  private static long last(long register) {
    return register >>> 3 & (1L << N) - 1;
  }

  private static long with(long register, long first, long last) {
    return (first << N | last) << 3 | register & 7;
  }

  private static void reverse(long[] words) {
    for (int i = 0; i < words.length / 2; i++) {
      long word = words[i];
      words[i] = words[words.length - 1 - i];
      words[words.length - 1 - i] = word;
    }
  }

  private static void forgetC(Machine machine) {
    long old = machine.size() - 2;
    machine.store(MACHINE.storage(), old, machine.load(MACHINE.storage(), old) & ~1L);
  }

  private static void unchecked(Machine machine) {
    boolean isChecked = machine.get(CHECKED) == 1;
    if (machine.get(MACHINE.mode().cell()) == 1 || !isChecked) {
      machine.step();
      return;
    }
    machine.set(CHECKED, 0);
    var event = machine.step();
    if (!trapped().test(event) && !completed("lpsw").test(event)) {
      machine.set(CHECKED, 1);
    }
  }

  static Stream<String> names() {
    return mistakes().keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_mistake_is_found(String name) {
    assertThat(new FirstGuest(MACHINE, WORDS).of(mistakes().get(name), 1_000)).isPresent();
  }

  /** What is looked for while the registers are in force, and around that. */
  static Map<String, Predicate<Machine>> odd() {
    return Map.ofEntries(
        Map.entry("in force", ProtectionGuestsTest::isChecked),
        Map.entry("not in force", machine -> !isChecked(machine)),
        Map.entry("a register is loaded while in force", checkedAnd("lpp")),
        Map.entry("a register is shown while in force", checkedAnd("spp")),
        Map.entry("a register that has nothing", any(it -> first(it) > last(it))),
        Map.entry("a register that has one word", any(it -> first(it) == last(it))),
        Map.entry("a register that ends before the last word", endsAt(WORDS - 2)),
        Map.entry("a register that ends with the last word", endsAt(WORDS - 1)),
        Map.entry("a register that ends a word behind it", endsAt(WORDS)),
        Map.entry("a register that has all addresses", endsAt((1L << N) - 1)),
        Map.entry(
            "a register that begins beyond storage",
            any(it -> first(it) >= WORDS && first(it) <= last(it))),
        Map.entry("two registers that overlap", ProtectionGuestsTest::overlap),
        Map.entry("P in the pair of traps", p(p -> p == WORDS - 2 || p == WORDS - 1)),
        Map.entry("P behind storage", p(p -> p == WORDS)));
  }

  private static boolean isChecked(Machine machine) {
    return machine.get(CHECKED) == 1;
  }

  private static Predicate<Machine> checkedAnd(String instruction) {
    return machine -> isChecked(machine) && executes(machine, instruction);
  }

  private static Predicate<Machine> any(LongPredicate holds) {
    return machine ->
        isChecked(machine) && Arrays.stream(words(machine, REGISTERS)).anyMatch(holds);
  }

  private static Predicate<Machine> endsAt(long last) {
    return any(it -> last(it) == last && first(it) <= last);
  }

  private static boolean overlap(Machine machine) {
    var words = words(machine, REGISTERS);
    for (int i = 0; i < words.length; i++) {
      for (int j = 0; j < i; j++) {
        long first = Math.max(first(words[i]), first(words[j]));
        boolean isBoth = first <= Math.min(last(words[i]), last(words[j]));
        if (isBoth && (words[i] & 7) != (words[j] & 7) && isChecked(machine)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Predicate<Machine> p(LongPredicate holds) {
    return machine -> holds.test(machine.get(MACHINE.programCounter()));
  }

  @ParameterizedTest
  @ValueSource(ints = {WORDS, 72, 1024})
  void guests_get_somewhere_and_come_across_all(int words) {
    var odd = words == WORDS ? odd() : Map.<String, Predicate<Machine>>of();
    var travelled = new Travelled(MACHINE, odd).run(words, 3_000);
    assertThat(travelled.missing(0, 1)).as(travelled.toString()).isEmpty();
    assertThat(travelled.haltedInHundred()).isGreaterThan(words == 1024 ? 50 : 70);
  }
}
