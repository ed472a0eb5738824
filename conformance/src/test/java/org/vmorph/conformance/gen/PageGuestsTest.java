package org.vmorph.conformance.gen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.conformance.gen.WrongStep.after;
import static org.vmorph.conformance.gen.WrongStep.all;
import static org.vmorph.conformance.gen.WrongStep.completed;
import static org.vmorph.conformance.gen.WrongStep.executes;
import static org.vmorph.conformance.gen.WrongStep.keeps;
import static org.vmorph.conformance.gen.WrongStep.next;
import static org.vmorph.conformance.gen.WrongStep.seen;
import static org.vmorph.conformance.gen.WrongStep.trapped;
import static org.vmorph.conformance.gen.WrongStep.words;

import java.util.Arrays;
import java.util.Map;
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

/** What guests of the machine with page registers come across, and which mistakes they find. */
class PageGuestsTest {
  private static final Architecture MACHINE =
      Machines.named("third-generation-pages").orElseThrow();

  private static final int WORDS = 320;
  private static final int PAGE = 64;
  private static final int FRAMES = WORDS / PAGE;
  private static final File ENTRIES = (File) MACHINE.component("pr").orElseThrow();
  private static final Cell IN_FORCE = (Cell) MACHINE.component("T").orElseThrow();
  private static final long VALID = 1L << ENTRIES.bits() - 1;
  private static final long WRITABLE = VALID >> 1;
  private static final long FRAME = WRITABLE - 1;

  static Map<String, WrongStep> mistakes() {
    return Map.ofEntries(
        Map.entry(
            "lpr drops writable", after(completed("lpr"), all(ENTRIES, it -> it & ~WRITABLE))),
        Map.entry("lpr drops valid", after(completed("lpr"), all(ENTRIES, it -> it & ~VALID))),
        Map.entry(
            "lpr keeps eight bits of a frame",
            after(completed("lpr"), all(ENTRIES, it -> it & (VALID | WRITABLE | 0xff)))),
        Map.entry(
            "spr shows another bit",
            seen(
                ENTRIES,
                machine -> executes(machine, "spr"),
                words -> WrongStep.change(words, it -> it ^ WRITABLE))),
        Map.entry("what is valid is writable", unlessLoaded(it -> it | WRITABLE)),
        Map.entry("valid is not looked at", unlessLoaded(it -> it | VALID)),
        Map.entry(
            "the first frame that there is not is the last that there is",
            unlessLoaded(it -> (it & FRAME) == FRAMES ? it - 1 : it)),
        Map.entry("a frame has four bits", unlessLoaded(it -> it & (VALID | WRITABLE | 15))),
        Map.entry(
            "there are four page registers",
            seen(
                ENTRIES,
                machine -> true,
                words -> System.arraycopy(words, 0, words, 4, 4),
                "lpr",
                "spr")),
        Map.entry("a trap leaves T as it is", keeps(IN_FORCE, trapped())),
        Map.entry("lpsw leaves T as it is", keeps(IN_FORCE, completed("lpsw"))),
        Map.entry("a trap forgets T", after(trapped(), PageGuestsTest::forgetT)),
        Map.entry("an entry is in force from the next PSW on", new Stale()));
  }

  private static WrongStep unlessLoaded(LongUnaryOperator by) {
    return seen(ENTRIES, by, "lpr", "spr");
  }

  private static void forgetT(Machine machine) {
    var storage = MACHINE.storage();
    machine.store(storage, 0, machine.load(storage, 0) & ~1L);
  }

  /** Entries that are loaded while they are in force are used from the next PSW on. */
  private static final class Stale implements WrongStep {
    private long[] used = new long[0];

    @Override
    public void start(Machine machine) {
      used = words(machine, ENTRIES);
    }

    @Override
    public void step(Machine machine) {
      if (machine.get(IN_FORCE) == 0 || executes(machine, "lpr", "spr")) {
        machine.step();
      } else {
        var loaded = words(machine, ENTRIES);
        WrongStep.put(machine, ENTRIES, used);
        var event = machine.step();
        WrongStep.put(machine, ENTRIES, loaded);
        if (!trapped().test(event) && !completed("lpsw").test(event)) {
          return;
        }
      }
      if (machine.get(IN_FORCE) == 0) {
        used = words(machine, ENTRIES);
      }
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
        Map.entry("in force", PageGuestsTest::isInForce),
        Map.entry("not in force", machine -> !isInForce(machine)),
        Map.entry("an entry is loaded while in force", inForceAnd("lpr")),
        Map.entry("an entry is shown while in force", inForceAnd("spr")),
        Map.entry("lda while in force", inForceAnd("lda")),
        Map.entry("sta while in force", inForceAnd("sta")),
        Map.entry("lda of the last word", reaches("lda", WORDS - 1)),
        Map.entry("sta of the last word", reaches("sta", WORDS - 1)),
        Map.entry("lda of the word behind it", reaches("lda", WORDS)),
        Map.entry("sta of the word behind it", reaches("sta", WORDS)),
        Map.entry("page not valid", any(entry -> (entry & VALID) == 0)),
        Map.entry("page not writable", any(entry -> isValid(entry) && (entry & WRITABLE) == 0)),
        Map.entry("first frame that there is not", any(entry -> isFrame(entry, FRAMES))),
        Map.entry("last frame that there is", any(entry -> isFrame(entry, FRAMES - 1))),
        Map.entry("frame far beyond", any(entry -> (entry & FRAME) > FRAMES + 8)),
        Map.entry("two pages of one frame", PageGuestsTest::isAliased),
        Map.entry("P in the last word of a page", p(p -> p % PAGE == PAGE - 1)),
        Map.entry("P in the last page", p(p -> p / PAGE == 7)),
        Map.entry("P beyond the last page", p(p -> p >= 8 * PAGE)));
  }

  private static boolean isInForce(Machine machine) {
    return machine.get(IN_FORCE) == 1;
  }

  private static Predicate<Machine> inForceAnd(String instruction) {
    return machine -> isInForce(machine) && executes(machine, instruction);
  }

  private static Predicate<Machine> reaches(String instruction, long address) {
    return machine ->
        next(machine)
            .filter(it -> it.instruction().name().equals(instruction))
            .filter(it -> it.operands()[1] == 0 && it.operands()[2] == address)
            .isPresent();
  }

  private static Predicate<Machine> any(LongPredicate holds) {
    return machine -> isInForce(machine) && Arrays.stream(words(machine, ENTRIES)).anyMatch(holds);
  }

  private static boolean isValid(long entry) {
    return (entry & VALID) != 0;
  }

  private static boolean isFrame(long entry, long frame) {
    return isValid(entry) && (entry & FRAME) == frame;
  }

  private static boolean isAliased(Machine machine) {
    var valid = Arrays.stream(words(machine, ENTRIES)).filter(PageGuestsTest::isValid);
    var frames = valid.map(entry -> entry & FRAME).toArray();
    return isInForce(machine) && Arrays.stream(frames).distinct().count() < frames.length;
  }

  private static Predicate<Machine> p(LongPredicate holds) {
    return machine -> holds.test(machine.get(MACHINE.programCounter()));
  }

  @ParameterizedTest
  @ValueSource(ints = {WORDS, 192, 4096})
  void guests_get_somewhere_and_come_across_all(int words) {
    var odd = words == WORDS ? odd() : Map.<String, Predicate<Machine>>of();
    var travelled = new Travelled(MACHINE, odd).run(words, 3_000);
    assertThat(travelled.missing(0, 1)).as(travelled.toString()).isEmpty();
    assertThat(travelled.haltedInHundred()).isGreaterThan(70);
  }
}
