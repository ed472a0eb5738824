package org.vmorph.conformance.cli.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.cli.names.MonitorNames;
import org.vmorph.conformance.cli.names.Plugins;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.cli.output.Json;
import org.vmorph.conformance.cli.output.Output;
import org.vmorph.conformance.cli.output.Screen;
import org.vmorph.conformance.cli.output.Table;
import org.vmorph.conformance.cli.output.Version;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.machines.Machines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the machines, and the monitors. */
@Command(
    name = "isas",
    description = "Lists the machines, and the monitors; those of plugins with their file.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class IsasCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    var terminal = output.open();
    if (!output.quiet()) {
      terminal.print(text());
    }
    output.write(IsasCommand::json);
    return ExitCode.OK;
  }

  private static String text() {
    var table = new Table("machine", "instructions", "reading", "").canDoWithout("instructions");
    Machines.shipped().forEach(machine -> row(table, machine, machine.says()));
    for (var offer : Plugins.inUse().machines()) {
      row(table, offer.what(), offer.what().says() + " (" + offer.from() + ")");
    }
    var text = new StringBuilder().append(table);
    var shipped = String.join(", ", MonitorNames.shipped());
    text.append(Screen.fold("\nmonitors: " + shipped)).append('\n');
    for (var offer : Plugins.inUse().monitors()) {
      text.append("monitor of %s: %s%n".formatted(offer.from(), offer.what().name()));
    }
    return text.toString();
  }

  /** Schema vmorph/isas/1. */
  private static Map<String, Object> json() {
    var object = Json.header("isas");
    var machines = new ArrayList<Map<String, Object>>();
    Machines.shipped().forEach(machine -> machines.add(json(machine, null)));
    Plugins.inUse().machines().forEach(offer -> machines.add(json(offer.what(), offer.from())));
    object.put("machines", machines);
    var monitors = new ArrayList<Map<String, Object>>();
    MonitorNames.shipped().forEach(name -> monitors.add(json(name, null)));
    Plugins.inUse()
        .monitors()
        .forEach(offer -> monitors.add(json(offer.what().name(), offer.from())));
    object.put("monitors", monitors);
    return object;
  }

  private static Map<String, Object> json(Architecture machine, @Nullable String from) {
    var object = json(machine.name(), from);
    object.put("instructions", machine.instructions().stream().map(Instruction::name).toList());
    object.put("reading", machine.reading().word());
    object.put("says", machine.says());
    return object;
  }

  /** From which plugin; null if it ships. */
  private static Map<String, Object> json(String name, @Nullable String from) {
    var object = new LinkedHashMap<String, Object>();
    object.put("name", name);
    object.put("from", from);
    return object;
  }

  private static void row(Table table, Architecture machine, String says) {
    table.row(
        machine.name(),
        String.valueOf(machine.instructions().size()),
        machine.reading().word(),
        says);
  }
}
