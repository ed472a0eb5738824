package org.vmorph.model.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.model.concrete.Event;

/**
 * Replays what QEMU was recorded to do (m68k.provenance.md) on the two models, row by row and mode
 * by mode.
 */
class M68000ReplayTest {
  private static final long DIGITS = 0x2000;
  private static final int TRAP_0 = 32;

  /** An instruction of the models, as the probe program has it. */
  private record Probe(String instruction, List<Long> operands) {
    Probe(String instruction, Long... operands) {
      this(instruction, List.of(operands));
    }
  }

  /**
   * A section of the table is a processor; a line of it is an instruction and a cell for each mode.
   */
  private static final Pattern SECTION = Pattern.compile("### -cpu (\\w+) .*");

  private static final Pattern LINE = Pattern.compile("(.{15})([^|]*)\\|([^|]*)\\|");

  private static final Map<String, Probe> PROBES =
      Map.of(
          "MOVE SR,D0", new Probe("move-from-sr", 0L),
          "MOVE #2700,SR", new Probe("move-to-sr-immediate", 0x2700L),
          "ORI #0700,SR", new Probe("ori-to-sr", 0x0700L),
          "ANDI #ffff,SR", new Probe("andi-to-sr", 0xffffL),
          "MOVE CCR,D0", new Probe("move-from-ccr", 0L),
          "MOVE #1f,CCR", new Probe("move-to-ccr-immediate", 0x1fL),
          "MOVE USP,A1", new Probe("move-from-usp", 1L),
          "MOVEC VBR,D0", new Probe("movec-from-vbr", 0L),
          "MOVES.L (A1),D0", new Probe("moves.l", 1L, 0L),
          "ILLEGAL", new Probe("illegal"));

  /** Where the recording shows QEMU and not the processor. Not compared, but asserted below. */
  private static final Set<String> QEMU_IS_WRONG =
      Set.of("m68000 MOVE CCR,D0", "m68000 MOVES.L (A1),D0");

  /** The instructions that only the MC68010 has. */
  private static final Set<String> NOT_ON_THE_68000 =
      Set.of("move-from-ccr", "movec-from-vbr", "moves.l");

  /** A cell of the recorded table. */
  record Row(String machine, String instruction, String mode, String recorded) {
    boolean qemuIsWrong() {
      return QEMU_IS_WRONG.contains(machine + " " + instruction);
    }

    @Override
    public String toString() {
      return machine
          + " "
          + mode
          + ": "
          + instruction
          + (qemuIsWrong()
              ? ": QEMU executes it; the 68000 has no such instruction"
              : " " + recorded);
    }
  }

  static List<Row> allRows() {
    var rows = new ArrayList<Row>();
    var machine = "";
    for (var line : table().lines().toList()) {
      var section = SECTION.matcher(line);
      machine = section.matches() ? section.group(1) : machine;
      var cells = LINE.matcher(line);
      if (cells.matches() && Machines.named(machine).isPresent()) {
        var instruction = cells.group(1).strip();
        rows.add(new Row(machine, instruction, "supervisor", cells.group(2).strip()));
        rows.add(new Row(machine, instruction, "user", cells.group(3).strip()));
      }
    }
    return rows;
  }

  static List<Row> comparableRows() {
    return allRows().stream().filter(row -> !row.qemuIsWrong()).toList();
  }

  static List<Row> rowsWhereQemuIsWrong() {
    return allRows().stream().filter(Row::qemuIsWrong).toList();
  }

  @Test
  void every_row_of_both_processors_is_replayed() {
    var instructions = new TreeSet<String>();
    allRows().forEach(row -> instructions.add(row.instruction()));
    assertEquals(new TreeSet<>(PROBES.keySet()), instructions);
    assertEquals(2 * 2 * PROBES.size(), allRows().size());
    assertEquals(36, comparableRows().size());
    assertEquals(4, rowsWhereQemuIsWrong().size());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("comparableRows")
  void the_model_does_what_was_recorded(Row row) {
    assertEquals(row.recorded(), replayed(row));
  }

  @ParameterizedTest(name = "{0}: illegal, vector 4")
  @MethodSource("rowsWhereQemuIsWrong")
  void the_model_follows_the_processor_where_qemu_does_not(Row row) {
    assertEquals("TRAP vector=0004", replayed(row));
    assertNotEquals(
        row.recorded(), replayed(row), "QEMU agrees: the exception is no longer needed");
  }

  /**
   * What the probe program would print. A word that is no instruction of the machine is illegal.
   */
  private static String replayed(Row row) {
    var machine = Machines.named(row.machine()).orElseThrow();
    var bench =
        row.mode().equals("user") ? M68000Bench.user(machine) : M68000Bench.supervisor(machine);
    bench.d(0, 0x11111111);
    bench.a(1, DIGITS);
    bench.storeLong(DIGITS, 0x30313233);
    var probe = PROBES.get(row.instruction());
    var known = machine.instruction(probe.instruction());
    assertEquals(
        row.machine().equals("m68000") && NOT_ON_THE_68000.contains(probe.instruction()),
        known.isEmpty(),
        probe.instruction());
    var event =
        known.isPresent()
            ? bench.execute(
                probe.instruction(), probe.operands().stream().mapToLong(o -> o).toArray())
            : bench.execute("illegal");
    if (event.kind() == Event.Kind.COMPLETED) {
      bench.execute("trap", 0);
    }
    assertTrue(bench.pc() >= M68000Bench.HANDLERS, "no exception was taken");
    return bench.vector() == TRAP_0
        ? "ok d0=%08x stackedSR=%04x".formatted(bench.d(0), bench.loadWord(bench.a7()))
        : "TRAP vector=%04x".formatted(bench.vector());
  }

  private static String table() {
    try (var text = M68000ReplayTest.class.getResourceAsStream("/recorded/m68k-qemu.txt")) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
