package org.vmorph.conformance.cli;

import java.util.concurrent.Callable;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import picocli.CommandLine.Command;

/** Lists the machines, and the monitors. */
@Command(
    name = "isas",
    description = "Lists the machines, and the monitors; those of plugins with their file.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class IsasCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    var table = new Table("machine", "instructions", "reading", "").canDoWithout("instructions");
    Machines.all().forEach(machine -> row(table, machine, machine.says()));
    for (var offer : Plugins.inUse().machines()) {
      row(table, offer.what(), offer.what().says() + " (" + offer.from() + ")");
    }
    StandardStreams.out().print(table);
    StandardStreams.out()
        .println(Screen.fold("\nmonitors: " + String.join(", ", MonitorNames.shipped())));
    for (var offer : Plugins.inUse().monitors()) {
      StandardStreams.out().println("monitor of " + offer.from() + ": " + offer.what().name());
    }
    return ExitCode.OK;
  }

  private static void row(Table table, Architecture machine, String says) {
    table.row(
        machine.name(),
        String.valueOf(machine.instructions().size()),
        machine.reading().word(),
        says);
  }
}
