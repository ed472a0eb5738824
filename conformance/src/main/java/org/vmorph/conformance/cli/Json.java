package org.vmorph.conformance.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Result files: UTF-8, one object, complete or not there at all. */
final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Json() {}

  /** What every object starts with. */
  static Map<String, Object> header(String command) {
    var object = new LinkedHashMap<String, Object>();
    object.put("schema", "vmorph/" + command + "/1");
    object.put("version", Version.number());
    object.put("command", command);
    return object;
  }

  /** Rejects a file that cannot be written, before long work is done for it. */
  static void checkWritable(Path file) {
    var folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new BadInput(
          "--json " + file + ": cannot write there; expected a file in an existing folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new BadInput(
          "--json " + file + ": is not a file; expected one, or a name for a new one");
    }
    if (Files.isDirectory(file)) {
      throw new BadInput("--json " + file + ": is a folder; expected a file");
    }
  }

  /** Writes the object to a temporary file and renames it. */
  static void write(Path file, Map<String, Object> object) {
    try {
      // Through a link to the file itself; and a file made as any other program would make it.
      var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      var temporary =
          target.resolveSibling(
              target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
      try {
        Files.writeString(temporary, text(object));
        Files.move(
            temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new BadInput("--json " + file + ": cannot be written: " + e.getMessage());
    }
  }

  static String text(Map<String, Object> object) {
    try {
      return MAPPER.writeValueAsString(object) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an object that is no JSON", e);
    }
  }
}
