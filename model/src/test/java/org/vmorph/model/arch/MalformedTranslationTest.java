package org.vmorph.model.arch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vmorph.model.ir.Say.literal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.Machines;

/** A machine whose translation does not say what it is, or whose R belongs to programs. */
class MalformedTranslationTest {
  private static final Architecture PROTECT =
      Machines.named("third-generation-protect").orElseThrow();

  private static final ProtectionRegisters REGISTERS =
      (ProtectionRegisters) PROTECT.translation().orElseThrow();

  private static Architecture with(Translation translation, Component... more) {
    var components = new ArrayList<>(PROTECT.components());
    components.addAll(List.of(more));
    return PROTECT
        .draft()
        .name("m")
        .says("")
        .components(components)
        .translation(Optional.of(translation))
        .machine();
  }

  @Test
  void registers_that_every_program_sees() {
    var file = new File("pg", REGISTERS.registers().bits(), 2, Role.GENERAL, 5);
    var translation =
        new ProtectionRegisters(REGISTERS.storage(), REGISTERS.on(), file, REGISTERS.cause());
    assertThatThrownBy(() -> with(translation, file))
        .isInstanceOf(MalformedMachine.class)
        .hasMessage(
            "m: where an address leads is said by pg of role GENERAL; expected role RESOURCE");
  }

  @ParameterizedTest
  @CsvSource({"GENERAL", "TIME"})
  void a_switch_that_is_no_resource(Role role) {
    var on = new Cell("on", 1, role, PROTECT.cells().size());
    var translation =
        new ProtectionRegisters(REGISTERS.storage(), on, REGISTERS.registers(), REGISTERS.cause());
    assertThatThrownBy(() -> with(translation, on))
        .isInstanceOf(MalformedMachine.class)
        .hasMessage(
            "m: where an address leads is said by on of role %s; expected role RESOURCE"
                .formatted(role));
  }

  @Test
  void a_relocation_that_is_none() {
    int n = PROTECT.storage().indexBits();
    int next = PROTECT.cells().size();
    var l = new Cell("l", n, Role.RESOURCE, next);
    var b = new Cell("b", n, Role.RESOURCE, next + 1);
    var narrow = new Cell("b", n - 1, Role.RESOURCE, next + 1);
    var other = new File("F", 64, n, Role.RESOURCE, PROTECT.files().size());
    refused(relocation(PROTECT.storage(), l, l), "relocation has one component twice", l);
    refused(
        relocation(PROTECT.storage(), l, narrow),
        "b has 19 bits; expected 20, as an address of E has",
        l,
        narrow);
    refused(relocation(other, l, b), "relocation reaches F; expected E", l, b, other);
    refused(relocation(PROTECT.storage(), l, b), "PSW does not show [l, b]", l, b);
  }

  private static Relocation relocation(File storage, Cell l, Cell b) {
    return new Relocation(storage, l, b, REGISTERS.cause());
  }

  private static void refused(Translation translation, String what, Component... more) {
    assertThatThrownBy(() -> with(translation, more))
        .isInstanceOf(MalformedMachine.class)
        .hasMessage("m: " + what);
  }

  @Test
  void an_r_that_leaves_out_what_accesses_read() {
    assertThatThrownBy(
            () -> with(new Saying(REGISTERS, Set.of(REGISTERS.on()), 1, REGISTERS.open())))
        .isInstanceOf(MalformedMachine.class)
        .hasMessage("m: R is said to be [C]; expected [C, pp], which accesses read");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 3, 24, Long.MIN_VALUE})
  void units_that_are_no_power_of_two(long unit) {
    assertThatThrownBy(
            () -> with(new Saying(REGISTERS, REGISTERS.resources(), unit, REGISTERS.open())))
        .isInstanceOf(MalformedMachine.class)
        .hasMessage("m: storage is moved in units of " + unit + " words; expected a power of two");
  }

  @Test
  void storage_that_is_opened_by_what_no_access_reads() {
    var open = Map.of(PROTECT.programCounter(), literal(0, 20));
    assertThatThrownBy(() -> with(new Saying(REGISTERS, REGISTERS.resources(), 1, open)))
        .isInstanceOf(MalformedMachine.class)
        .hasMessage("m: opens storage by P; expected one of [C, pp]");
  }

  /** Reaches what another one does, and says what it likes of it. */
  private record Saying(Translation of, Set<Component> resources, long unit, Map<Cell, Word> open)
      implements Translation {
    @Override
    public Addressing by(Access access, int addressBits) {
      return of.by(access, addressBits);
    }

    @Override
    public List<Stretch> window() {
      return of.window();
    }
  }

  private static final Word SOME = literal(1, 1);
  private static final Word FIRST = literal(0, 20);

  private static Translation.Area area(String from, Word first) {
    return new Translation.Area(from, Condition.Always.TRUE, SOME, first, FIRST, FIRST);
  }

  private static Telling telling() {
    return new Telling(
        REGISTERS,
        REGISTERS.areas(),
        REGISTERS.bases(),
        REGISTERS.bounds(),
        REGISTERS.clamped(),
        false);
  }

  private static void refused(Telling translation, String what) {
    refused((Translation) translation, "translation: " + what);
  }

  /** Two states that differ in nothing are never told apart, and then nothing is sensitive. */
  @Test
  void areas_without_what_moves_them() {
    var it = telling();
    refused(
        new Telling(REGISTERS, it.areas, Set.of(), it.bounds, it.clamped, true),
        "tells areas, and is moved by []; expected some of [C, pp]");
    refused(
        new Telling(REGISTERS, it.areas, Set.of(), Set.of(), it.clamped, false),
        "tells areas, and is written otherwise by []; expected some of [C, pp]");
    refused(
        new Telling(REGISTERS, it.areas, Set.of(), it.bounds, Map.of(), false),
        "tells areas, and not what R is when it is clamped; expected words of [C, pp]");
  }

  @Test
  void areas_of_something_else_than_r() {
    var counter = PROTECT.programCounter();
    var it = telling();
    refused(
        it.with(area("a", counter.low(20))),
        "where a lies is said by [P]; expected [C, pp], M and q alone");
    refused(
        it.with(area("a", literal(0, 5))),
        "where a lies has 5 bits; expected 20, as an index of E has");
    refused(
        it.with(area("a", new Word.Operand("u", 20))),
        "u has 20 bits and is no operand of it; expected none");
    refused(
        it.with(area("a", FIRST), area("a", FIRST)),
        "tells two areas of a; expected each with a name of its own");
  }

  /** Clamped to supervisor mode, say, no state of user mode is left to speak of. */
  @Test
  void a_clamped_r_that_is_something_else() {
    var mode = PROTECT.mode().cell();
    var it = telling();
    refused(
        it.clampedTo(mode, literal(0, mode.bits())),
        "when clamped sets M; expected a place of [C, pp]");
    refused(
        it.clampedTo(REGISTERS.on(), literal(0, 5)),
        "what C is when clamped has 5 bits; expected 1");
    refused(
        it.clampedTo(REGISTERS.on(), PROTECT.programCounter().low(1)),
        "what C is when clamped is said by [P]; expected [C, pp], M and q alone");
  }

  /** Reaches what another one does, and tells what it likes of its R. */
  private record Telling(
      Translation of,
      List<Translation.Area> areas,
      Set<Component> bases,
      Set<Component> bounds,
      Map<Word.Place, Word> clamped,
      boolean moves)
      implements Translation {
    Telling with(Translation.Area... others) {
      return new Telling(of, List.of(others), bases, bounds, clamped, moves);
    }

    Telling clampedTo(Word.Place place, Word word) {
      return new Telling(of, areas, bases, bounds, Map.of(place, word), moves);
    }

    @Override
    public Addressing by(Access access, int addressBits) {
      return of.by(access, addressBits);
    }

    @Override
    public List<Stretch> window() {
      return of.window();
    }

    @Override
    public Map<Cell, Word> open() {
      return of.open();
    }
  }
}
