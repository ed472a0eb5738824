package org.vmorph.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.Shape;

/**
 * What the disassembler writes, the assembler reads back, on every machine that decodes its
 * instructions.
 */
class RoundTripProperties {
  /** A machine, its two programs, and one of its instructions. */
  record Entry(
      Architecture machine,
      Assembler assembler,
      Disassembler disassembler,
      Instruction instruction) {}

  private static final List<Entry> ENTRIES =
      Stream.of(
              Machines.all(), Machines.thirdGeneration(Shape.TINY), Machines.shapes(Shape.TINY, 3))
          .flatMap(List::stream)
          .filter(machine -> machine.fetch().isPresent())
          .flatMap(RoundTripProperties::entries)
          .toList();

  private static Stream<Entry> entries(Architecture machine) {
    var assembler = new Assembler(machine);
    var disassembler = new Disassembler(machine);
    return machine.instructions().stream().map(i -> new Entry(machine, assembler, disassembler, i));
  }

  @Provide
  Arbitrary<Entry> entries() {
    return Arbitraries.of(ENTRIES);
  }

  @Property(tries = 5000)
  void an_instruction_survives_the_round_trip(@ForAll("entries") Entry entry, @ForAll long seed) {
    var random = new Random(seed);
    var form = entry.instruction().form();
    long word = entry.instruction().encode(random.longs(form.operands().size()).toArray());
    var text = entry.disassembler().instruction(word);

    assertThat(text).startsWith(entry.instruction().name());
    assertThat(assembled(entry, text)).isEqualTo(word);
  }

  @Property(tries = 2000)
  void any_word_survives_the_round_trip(@ForAll("entries") Entry entry, @ForAll long any) {
    long word = any & -1L >>> 64 - entry.machine().storage().bits();

    assertThat(assembled(entry, entry.disassembler().instruction(word))).isEqualTo(word);
  }

  @Property(tries = 2000)
  void a_psw_without_a_cause_survives_the_round_trip(
      @ForAll("entries") Entry entry, @ForAll long any) {
    var psw = entry.machine().trapEntry().layout().orElseThrow().word();
    long word = 0;
    for (var field : psw.fields()) {
      word |=
          field.cell() == null
              ? 0
              : (any >>> psw.low(field) & (1L << field.bits()) - 1) << psw.low(field);
    }

    assertThat(assembled(entry, entry.disassembler().psw(word))).isEqualTo(word);
  }

  private static long assembled(Entry entry, String line) {
    var words = entry.assembler().assemble("t.s", line).words();
    assertThat(words).hasSize(1);
    return words[0];
  }
}
