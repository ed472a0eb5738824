package org.vmorph.conformance.cli.names;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.AssemblyError;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.HostMonitors;
import org.vmorph.vmm.image.AsmMonitors;
import org.vmorph.vmm.image.ImageFile;
import org.vmorph.vmm.image.ImageMonitor;

/** From what {@code --vmm} says to a monitor: one that ships, or a file that is one. */
public final class MonitorNames {
  private MonitorNames() {}

  /** The monitor of a name, in a file or in another process, for a machine. */
  public static Vmm monitor(String name, Architecture machine) {
    if (Peers.isPeer(name)) {
      return Peers.inUse().monitor(name);
    }
    if (name.contains("/") || name.contains(".")) {
      return file(name, machine);
    }
    if (AsmMonitors.names().contains(name)) {
      return assembled(name, machine);
    }
    return inJava().stream()
        .filter(vmm -> vmm.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Names.unknown(
                    "monitor",
                    name,
                    all(),
                    "there is: " + String.join(", ", all()) + "; or name a file, as in my/vmm.s"));
  }

  /** The monitors that ship, and those of plugins. */
  static List<String> all() {
    return Stream.concat(inJava().stream().map(Vmm::name), AsmMonitors.names().stream()).toList();
  }

  /** The monitors that ship. */
  public static List<String> shipped() {
    return Stream.concat(HostMonitors.all().stream().map(Vmm::name), AsmMonitors.names().stream())
        .toList();
  }

  /** The monitors written in Java. */
  static List<Vmm> inJava() {
    return Stream.concat(
            HostMonitors.all().stream(), Plugins.whats(Plugins.inUse().monitors()).stream())
        .toList();
  }

  private static Vmm assembled(String name, Architecture machine) {
    ImageMonitor.unsuited(machine).ifPresent(why -> notApplicable(name, why));
    try {
      return AsmMonitors.named(name, machine);
    } catch (AssemblyError e) {
      throw notApplicable(name, "it cannot be assembled for " + machine + ": " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw notApplicable(name, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Rejects a program that monitors in Java cannot stand on: they set the M and R of its guest, and
   * it has no place to go to that puts them into force.
   */
  static void checkResumable(List<Vmm> outermostFirst) {
    for (int i = 0; i < outermostFirst.size(); i++) {
      if (outermostFirst.get(i) instanceof ImageMonitor image && !image.isResumable()) {
        outermostFirst.stream()
            .skip(i + 1)
            .filter(vmm -> !vmm.isProgram())
            .findFirst()
            .ifPresent(
                vmm -> {
                  throw new BadInput(
                      "--vmm %s: no label 'guest.resume'; %s, a monitor in Java, needs it to stand on it"
                          .formatted(image.name(), vmm.name()));
                });
      }
    }
  }

  private static BadInput notApplicable(String name, String why) {
    throw new BadInput(name + " is not applicable: " + why);
  }

  private static Vmm file(String name, Architecture machine) {
    if (name.contains(":") || name.contains("+")) {
      throw new BadInput(
          "--vmm " + name + ": has a ':' or '+', which the tokens of replay need for themselves");
    }
    var path = path(name);
    ImageMonitor.unsuited(machine).ifPresent(why -> notApplicable(name, why));
    if (!Files.isRegularFile(path)) {
      throw new BadInput(
          "--vmm "
              + name
              + (Files.exists(path) ? ": is not a file" : ": no such file")
              + "; expected a monitor in assembly (.s), or its words and a map of them");
    }
    try {
      return ImageFile.read(name, machine, path);
    } catch (MalformedInputException e) {
      throw new BadInput("--vmm " + name + ": is not UTF-8 text; expected assembly, or words");
    } catch (IOException e) {
      throw new BadInput(unreadable(name, path));
    } catch (AssemblyError e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new BadInput("--vmm " + e.getMessage());
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new BadInput("--vmm: " + e.getReason() + "; expected the name of a monitor or a file");
    }
  }

  private static String unreadable(String name, Path path) {
    var map = ImageFile.mapBeside(path);
    boolean isMap = Files.isRegularFile(map) && Files.isReadable(map);
    return Files.isReadable(path) && !isMap && !name.endsWith(".s")
        ? "--vmm " + name + ": words need a map of them, and " + map + " cannot be read"
        : "--vmm " + name + ": cannot be read";
  }
}
