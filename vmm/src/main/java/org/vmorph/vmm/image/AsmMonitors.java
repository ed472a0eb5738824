package org.vmorph.vmm.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Program;

/** The monitors in a machine's own assembly that ship: {@code vmm/asm}. */
public final class AsmMonitors {
  private static final String FOLDER = "/org/vmorph/vmm/asm/";

  /** Those that lie behind their guest, with the PSWs of traps, and their files. */
  private static final Map<String, String> BEHIND = Map.of("monitor-protect", "protect/monitor.s");

  /** The one that has several guests. */
  public static final String OF_SEVERAL = "timesharing";

  /** Interpreter routines have labels that start so. */
  private static final String ROUTINE = "v.";

  private AsmMonitors() {}

  /** Their names. */
  public static List<String> names() {
    return List.of("monitor", "watchdog", OF_SEVERAL, "monitor-protect");
  }

  /** The text of a monitor. */
  public static MonitorText text(String name) {
    var file = BEHIND.getOrDefault(name, name + ".s");
    return by -> by.assemble(file, read(file), other -> read(beside(file, other)));
  }

  /** A file that stands beside another one, by its own name from there. */
  private static String beside(String file, String other) {
    return URI.create(file).resolve(other).getPath();
  }

  /** The listing of a monitor, assembled for a machine that it lies in the first words of. */
  public static Program program(String name, Architecture machine) {
    try {
      return text(name).assembled(new Assembler(machine));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A monitor, assembled for a machine.
   *
   * @throws org.vmorph.model.text.AssemblyError if it uses what the machine does not have
   * @throws IllegalArgumentException if it lies where the machine's monitors do not, or has no
   *     interpreter routine for an instruction that can take a privilege trap
   */
  public static ImageMonitor named(String name, Architecture machine) {
    boolean isBehind = BEHIND.containsKey(name);
    if (isBehind != Installed.isBehind(machine)) {
      throw new IllegalArgumentException(
          "it lies %s its guest, and the PSWs of traps are at the %s of storage on %s"
              .formatted(isBehind ? "behind" : "before", isBehind ? "beginning" : "end", machine));
    }
    var monitor = monitor(name, machine);
    var labels = monitor.installed(machine.leastWords()).labels();
    var semantics = new Elaboration(machine);
    for (var instruction : machine.instructions()) {
      boolean traps = semantics.traps(instruction).stream().anyMatch(t -> t.cause().isPrivilege());
      if (traps && !labels.contains(ROUTINE + instruction.name())) {
        throw new IllegalArgumentException(
            name + ".s has no interpreter routine for " + instruction + " of " + machine);
      }
    }
    return monitor;
  }

  private static ImageMonitor monitor(String name, Architecture machine) {
    try {
      return ImageMonitor.of(name, machine, text(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String file) throws IOException {
    try (var stream = AsmMonitors.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IOException(file + ": no such monitor");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
