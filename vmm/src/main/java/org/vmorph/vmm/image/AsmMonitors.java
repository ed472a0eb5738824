package org.vmorph.vmm.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Program;

/** The monitors in a machine's own assembly that ship: {@code vmm/asm}. */
public final class AsmMonitors {
  private static final String FOLDER = "/org/vmorph/vmm/asm/";

  /** The one that has several guests. */
  public static final String OF_SEVERAL = "timesharing";

  /** Interpreter routines have labels that start so. */
  private static final String ROUTINE = "v.";

  private AsmMonitors() {}

  /** Their names. */
  public static List<String> names() {
    return List.of("monitor", "watchdog", OF_SEVERAL);
  }

  /** The listing of a monitor, assembled for a machine. */
  public static Program program(String name, Architecture machine) {
    var file = name + ".s";
    try {
      return new Assembler(machine).assemble(file, text(file), AsmMonitors::text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A monitor, assembled for a machine.
   *
   * @throws org.vmorph.model.text.AssemblyError if it uses what the machine does not have
   * @throws IllegalArgumentException if it has no interpreter routine for an instruction that can
   *     take a privilege trap
   */
  public static ImageMonitor named(String name, Architecture machine) {
    var program = program(name, machine);
    var semantics = new Elaboration(machine);
    for (var instruction : machine.instructions()) {
      boolean traps = semantics.traps(instruction).stream().anyMatch(t -> t.cause().isPrivilege());
      if (traps && !program.labels().containsKey(ROUTINE + instruction.name())) {
        throw new IllegalArgumentException(
            name + ".s has no interpreter routine for " + instruction + " of " + machine);
      }
    }
    return ImageMonitor.of(name, machine, program);
  }

  private static String text(String file) throws IOException {
    try (var stream = AsmMonitors.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IOException(file + ": no such monitor");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
