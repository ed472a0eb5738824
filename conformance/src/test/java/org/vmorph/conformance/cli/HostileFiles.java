package org.vmorph.conformance.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that hostile inputs name, in braces; each is made when it is asked for. */
final class HostileFiles {
  private static final Pattern FILE = Pattern.compile("\\{([^}:]*)(?::([^}]*))?\\}");
  private static final Pattern MANY = Pattern.compile("<(\\d+)\\*([^>]*)>");

  private final Path folder;
  private int number;

  HostileFiles(Path folder) {
    this.folder = folder;
  }

  /** A word with paths in the place of what stands in braces. */
  String replaced(String word) throws IOException {
    var file = FILE.matcher(word);
    var text = new StringBuilder();
    while (file.find()) {
      var path = file.group(2) == null ? odd(file.group(1)) : made(file.group(1), file.group(2));
      file.appendReplacement(text, Matcher.quoteReplacement(path.toString()));
    }
    file.appendTail(text);
    return many(text.toString());
  }

  /** A path at which there is nothing that could be used. */
  private Path odd(String name) throws IOException {
    var here = Files.createDirectories(folder.resolve("odd"));
    return switch (name) {
      case "dir" -> Files.createDirectories(here.resolve("dir.s"));
      case "none" -> here.resolve("none.s");
      case "under-none" -> here.resolve("no/such/folder/x.s");
      case "under-file" -> text(here.resolve("file.s"), " halt\n").resolve("x.s");
      case "long" -> here.resolve("x".repeat(300) + ".s");
      case "deep" -> here.resolve("x/".repeat(3000) + "x.s");
      case "loop" -> link(here.resolve("loop.s"), here.resolve("loop.s"));
      case "dangling" -> link(here.resolve("dangling.s"), here.resolve("gone.s"));
      case "examples" -> Path.of(System.getProperty("vmorph.root"), "guests");
      case "device" -> Path.of("/dev/null");
      case "empty" -> text(here.resolve("empty.s"), "");
      case "ok" -> text(here.resolve("ok.s"), " .word 0, 0\n halt\n");
      case "new" -> here.resolve("new-" + number++);
      case "not-text" -> Files.write(here.resolve("b.s"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
      default -> throw new IllegalArgumentException("no such file: " + name);
    };
  }

  private static Path text(Path file, String text) throws IOException {
    return Files.writeString(file, text);
  }

  private static Path link(Path from, Path to) throws IOException {
    Files.deleteIfExists(from);
    return Files.createSymbolicLink(from, to);
  }

  /** A file with this text, or of this kind. */
  private Path made(String kind, String text) throws IOException {
    var here = Files.createDirectories(folder.resolve("made-" + number++));
    return switch (kind) {
      case "case" -> text(here.resolve("a.case"), hostileCase(text));
      case "cases" -> text(here.resolve("a.case"), hostileCase(text)).getParent();
      case "baseline" -> text(here.resolve("baseline"), baseline(text));
      case "guests" -> text(here.resolve("a.s"), escaped(text)).getParent();
      case "hex" -> words(here.resolve("a.hex"), text);
      case "sh" -> executable(text(here.resolve("peer"), "#!/bin/sh\n" + escaped(text) + "\n"));
      case "jar" -> text(here.resolve("a.jar"), escaped(text));
      case "services" -> services(here, text);
      case "doing" -> doing(here, text);
      case "saying" -> saying(here, text);
      default -> text(here.resolve("a." + kind), escaped(text));
    };
  }

  /** A case that is right but for these lines: KEY=VALUE, or KEY= for none of it; body=TEXT. */
  private static String hostileCase(String changes) {
    var text = new StringBuilder("; vmorph/case/1\n");
    var fields = fields();
    var body = " .word 0, 0\n halt\n";
    for (var change : changes.split("; ?")) {
      var pair = change.split("=", 2);
      if (pair[0].equals("body")) {
        body = escaped(pair[1]);
      } else if (pair.length == 2) {
        fields.put(pair[0], many(pair[1]));
      }
    }
    fields.values().removeIf(String::isEmpty);
    fields.forEach((key, value) -> text.append("; %s: %s\n".formatted(key, value)));
    return text + "\n" + body;
  }

  private static Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    var all =
        "version 0.1.0,machine third-generation,monitor trap-and-emulate,depth 1,rule E1,"
            + "instruction halt,bare halts,virtual halts,step 1,words 64,steps 250,seed 1,index 1,"
            + "generator 3";
    for (var field : all.split(",")) {
      fields.put(field.split(" ")[0], field.split(" ")[1]);
    }
    return fields;
  }

  /** Known failures, after the line that says so. */
  private static String baseline(String entry) {
    return entry.startsWith("!")
        ? escaped(entry.substring(1))
        : "vmorph/baseline/1\n" + escaped(entry);
  }

  /** Words of a monitor, and after two bars its map. */
  private static Path words(Path file, String text) throws IOException {
    var parts = text.split("//", 2);
    if (parts.length > 1) {
      Files.writeString(file.resolveSibling("a.map"), escaped(parts[1]));
    }
    return text(file, escaped(parts[0]));
  }

  private static Path executable(Path file) throws IOException {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A folder that offers services: SERVICE=CLASS. */
  private static Path services(Path here, String text) throws IOException {
    var services = Files.createDirectories(here.resolve("META-INF/services"));
    var pair = text.split("=", 2);
    Files.writeString(services.resolve(pair[0]), escaped(pair[1]), StandardCharsets.UTF_8);
    return here;
  }

  /** A monitor that does something: PLACE=STATEMENTS, with &lt; and &gt; for braces. */
  private static Path doing(Path here, String text) throws IOException {
    var pair = text.split("=", 2);
    // The compiler is not to know that what follows is never reached.
    var statements = "if (before >= 0) { " + braces(pair[1]) + " }";
    return Path.of(PluginFolder.doing(here, pair[0], statements));
  }

  /** One that says something: RIGHT=>WRONG. */
  private static Path saying(Path here, String text) throws IOException {
    var pair = text.split("=>", 2);
    return Path.of(PluginFolder.saying(here, braces(pair[0]), braces(pair[1])));
  }

  private static String braces(String text) {
    return text.replace('[', '{').replace(']', '}').replace("~", "'").replace("#", "[]");
  }

  private static String escaped(String text) {
    return many(text).translateEscapes().replace("BOM", "\ufeff");
  }

  /** {@code <N*TEXT>} is the text so often. */
  private static String many(String text) {
    var many = MANY.matcher(text);
    return many.replaceAll(
        it -> Matcher.quoteReplacement(it.group(2).repeat(Integer.parseInt(it.group(1)))));
  }
}
