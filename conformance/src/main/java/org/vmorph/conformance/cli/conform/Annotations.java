package org.vmorph.conformance.cli.conform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.conformance.cli.names.Names;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.run.campaign.CampaignVerdict;

/**
 * What a code review shows beside the code: a line for each failure, in the words of those who show
 * it. A failure stands at the file it is in, or at that of the monitor; of a monitor in Java nobody
 * knows the file.
 */
enum Annotations {
  /** Workflow commands, which GitHub reads off the log. */
  GITHUB {
    @Override
    String line(String level, String title, Optional<String> file, String message) {
      var where = file.map(name -> ",file=" + property(name) + ",line=1").orElse("");
      return "::%s title=%s%s::%s\n".formatted(level, property(title), where, data(message));
    }
  };

  abstract String line(String level, String title, Optional<String> file, String message);

  /** By its name, as {@code --annotations} has it. */
  static Annotations named(String name) {
    var names = Stream.of(values()).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    return Stream.of(values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Names.unknown(
                    "kind of annotations",
                    name,
                    names,
                    "--annotations takes: " + String.join(", ", names)));
  }

  /** Of a run of conform: a line for each failure that is told, or why nothing can be told. */
  String of(Conformed conformed, ToldFailures told) {
    var setting = conformed.setting();
    var under = setting.monitorNames() + " on " + setting.machine();
    if (conformed.verdict() == CampaignVerdict.INCONCLUSIVE) {
      var why = conformed.reason().orElse("no reason given");
      return line("warning", "inconclusive: " + under, Optional.empty(), why);
    }
    return told.all().stream()
            .map(
                one ->
                    line(
                        "error",
                        one.rule() + " " + one.rule().title() + ": " + under,
                        one.found()
                            .file()
                            .map(name -> inFolder(conformed, name))
                            .or(() -> file(setting.monitorNames())),
                        told.first().equals(Optional.of(one))
                            ? one.text()
                            : one.shrunk().smallest().toString()))
            .collect(Collectors.joining())
        + conformed.known().entrySet().stream()
            .map(
                known ->
                    line(
                        "notice",
                        "known: " + under,
                        Optional.empty(),
                        known.getKey() + "; " + Count.of(known.getValue(), "program")))
            .collect(Collectors.joining());
  }

  /** A program of the user's own by its path, any other by its name. */
  private static String inFolder(Conformed conformed, String name) {
    return conformed
        .own()
        .map(own -> own.guests().folder().resolve(name))
        .filter(Files::exists)
        .map(Path::toString)
        .orElse(name);
  }

  /** A monitor that is a program is named by its file. */
  private static Optional<String> file(String monitors) {
    return List.of(monitors.split("\\+")).stream()
        .filter(name -> name.contains("/") || name.contains("."))
        .findFirst();
  }

  private static String data(String text) {
    return text.strip().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
