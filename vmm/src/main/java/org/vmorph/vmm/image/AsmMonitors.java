package org.vmorph.vmm.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Program;

/** The monitors in a machine's own assembly that ship: {@code vmm/asm}. */
public final class AsmMonitors {
  private static final String FOLDER = "/org/vmorph/vmm/asm/";

  private AsmMonitors() {}

  /** Their names. */
  public static List<String> names() {
    return List.of("monitor");
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

  /** A monitor, assembled for a machine. */
  public static ImageMonitor named(String name, Architecture machine) {
    return ImageMonitor.of(name, machine, program(name, machine));
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
