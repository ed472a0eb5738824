package org.vmorph.model.machines.ia32;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.recorded.RecordedOutcome;
import org.vmorph.model.recorded.RecordedRow;
import org.vmorph.model.recorded.Recording;
import org.vmorph.model.recorded.ReplayOfRecordings;

/** The model does what QEMU and Bochs were recorded to do, in both rings. */
class Ia32RecordedTest extends ReplayOfRecordings {
  private static final List<String> NAMES = List.of("ia32-qemu", "ia32-bochs");

  Ia32RecordedTest() {
    super(NAMES.toArray(String[]::new));
  }

  @Override
  protected Architecture machine(Recording recording, RecordedRow row) {
    var key = recording.name() + " " + row.configuration();
    return built.computeIfAbsent(key, k -> new Ia32(settings(recording, row)).machine);
  }

  private final Map<String, Architecture> built = new LinkedHashMap<>();

  private static Settings settings(Recording recording, RecordedRow row) {
    var vendor = recording.name().equals("ia32-qemu") ? "amd" : "intel";
    return set(Ia32.USUAL.with("cpuid.vendor", vendor), row);
  }

  @Override
  protected RecordedOutcome replayed(RecordedRow row, Engine engine) {
    var configuration = engine.semantics().machine().configuration().printed();
    // What comes with UMIP set comes after the programs that have loaded TR and CR0. Before that
    // Bochs has CD and NW as a reset leaves them; QEMU's loader has cleared them.
    boolean isLater = !row.configuration().isEmpty();
    boolean isBochs = configuration.get("cpuid.vendor").equals("intel");
    long cr0 = isBochs && !isLater ? 0x60000011L : 0x11;
    long task = isLater ? 0x38 : 0x30;
    var bench =
        new Ia32Bench(
            engine,
            row.mode().equals("ring0") ? 0 : 3,
            cr0,
            task,
            Long.parseLong(configuration.get("iopl")));
    return bench.run(row.program())
        ? RecordedOutcome.completed(
            Map.of("out0", bench.word("out0"), "out1", bench.word("out1") & 0xffff))
        : RecordedOutcome.trapped(Map.of("vector", bench.vector(), "code", bench.code()));
  }

  @Test
  void of_both_recordings_there_are_all_rows() {
    for (var name : NAMES) {
      assertEquals(2 * (2 * 42 - 2) + 4, Recording.read(name).rows().size(), name);
    }
  }

  /** What a monitor could live with: a POPF that does to IF what it is told. */
  @Test
  void a_popf_that_sets_if_in_ring_3_is_seen_in_these_rows() {
    for (var name : NAMES) {
      assertEquals(
          List.of("POPF flip IF, ring3", "POPF flip IF, cr4.umip=1, ring3"),
          undone(name, Ia32RecordedTest::wrong),
          name);
    }
  }

  private static Architecture wrong(Architecture machine) {
    var popf = machine.instruction("popf").orElseThrow();
    var acts = popf.acts().stream().map(Ia32RecordedTest::always).toList();
    var wrong =
        new Instruction(
            popf.opcode(),
            popf.name(),
            popf.form(),
            popf.privilege(),
            popf.says(),
            popf.partial(),
            popf.length(),
            popf.flow(),
            acts,
            List.of());
    return machine.with(
        machine.name(),
        machine.says(),
        Stream.concat(machine.instructions().stream().filter(it -> it != popf), Stream.of(wrong))
            .toList());
  }

  /** The act without its condition, if it is about IF. */
  private static Act always(Act act) {
    return act instanceof Act.When(var test, var acts)
            && acts.getFirst() instanceof Act.Set(Cell cell, var value)
            && cell.name().equals("IF")
        ? acts.getFirst()
        : act;
  }
}
