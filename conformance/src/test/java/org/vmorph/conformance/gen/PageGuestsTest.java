package org.vmorph.conformance.gen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.conformance.gen.Mistake.after;
import static org.vmorph.conformance.gen.Mistake.all;
import static org.vmorph.conformance.gen.Mistake.completed;
import static org.vmorph.conformance.gen.Mistake.executes;
import static org.vmorph.conformance.gen.Mistake.keeps;
import static org.vmorph.conformance.gen.Mistake.seen;
import static org.vmorph.conformance.gen.Mistake.trapped;
import static org.vmorph.conformance.gen.Mistake.words;

import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.Machines;

/** What guests of the machine with page registers come across, and which mistakes they find. */
class PageGuestsTest {
  private static final Architecture MACHINE =
      Machines.shapes().stream()
          .filter(it -> it.name().equals("third-generation-pages"))
          .findFirst()
          .orElseThrow();

  private static final int WORDS = 320;
  private static final int FRAMES = WORDS / 64;
  private static final File ENTRIES = (File) MACHINE.component("pr").orElseThrow();
  private static final Cell IN_FORCE = (Cell) MACHINE.component("T").orElseThrow();
  private static final long VALID = 1L << ENTRIES.bits() - 1;
  private static final long WRITABLE = VALID >> 1;
  private static final long FRAME = WRITABLE - 1;

  static Map<String, Mistake> mistakes() {
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
                words -> Mistake.change(words, it -> it ^ WRITABLE))),
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

  private static Mistake unlessLoaded(java.util.function.LongUnaryOperator by) {
    return seen(ENTRIES, by, "lpr", "spr");
  }

  private static void forgetT(Machine machine) {
    var storage = MACHINE.storage();
    machine.store(storage, 0, machine.load(storage, 0) & ~1L);
  }

  /** Entries that are loaded while they are in force are used from the next PSW on. */
  private static final class Stale implements Mistake {
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
        Mistake.put(machine, ENTRIES, used);
        var event = machine.step();
        Mistake.put(machine, ENTRIES, loaded);
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
    var first = new FirstGuest(MACHINE, WORDS).of(mistakes().get(name), 3_000);
    assertThat(first).as(name).isPresent();
    System.out.println(name + ": " + first.getAsInt());
  }

  static Map<String, Predicate<Machine>> odd() {
    return Map.of();
  }
}
