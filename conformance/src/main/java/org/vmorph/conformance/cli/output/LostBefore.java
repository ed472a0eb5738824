package org.vmorph.conformance.cli.output;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmorph.conformance.cli.output.JUnitXml.Told;
import org.vmorph.conformance.rules.Rules;
import org.vmorph.vmm.MonitorLost;
import picocli.CommandLine.ParseResult;

/**
 * A monitor that was lost before its command had anything to tell: the files it was to write.
 *
 * @param rules that it was to be held to
 */
public record LostBefore(MonitorLost why, Rules rules) {
  /**
   * Writes what was asked for.
   *
   * @throws BadInput if a file cannot be written
   */
  public void write(ParseResult parsed) {
    var command = command(parsed);
    file(command, "--json").ifPresent(file -> file.write(Json.text(json(command))));
    file(command, "--junit").ifPresent(file -> file.write(junit(command)));
  }

  /** The command itself, not what it is a command of. */
  private static ParseResult command(ParseResult parsed) {
    return parsed.hasSubcommand() ? command(parsed.subcommand()) : parsed;
  }

  private static Optional<WholeFile> file(ParseResult command, String option) {
    return Optional.ofNullable(command.<Path>matchedOptionValue(option, null))
        .map(path -> new WholeFile(option, path));
  }

  private Map<String, Object> json(ParseResult command) {
    var object = Json.header(command.commandSpec().name());
    object.put("verdict", "inconclusive");
    object.put("reason", why.toString());
    var lost = new LinkedHashMap<String, Object>();
    lost.put("why", why.toString());
    lost.put("running", null);
    lost.put("replay", null);
    object.put("lost", List.of(lost));
    return object;
  }

  private String junit(ParseResult command) {
    return JUnitXml.of(
            command.commandSpec().name(), rules, rule -> Told.inconclusive(why.toString()))
        .text();
  }
}
