package org.vmorph.conformance.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is complete or as it was before, and nothing is left beside it for long. */
class CompleteFileTest {
  @TempDir private Path folder;

  private List<String> names() throws IOException {
    try (var all = Files.list(folder)) {
      return all.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void what_cannot_be_written_to_its_end_is_as_it_was() throws IOException {
    var file = Files.writeString(folder.resolve("a"), "before");
    assertThatThrownBy(
            () ->
                new CompleteFile(file)
                    .write(
                        half -> {
                          Files.writeString(half, "half");
                          throw new IOException("no space");
                        },
                        StandardCopyOption.REPLACE_EXISTING))
        .isInstanceOf(IOException.class);
    assertThat(file).hasContent("before");
    assertThat(names()).containsExactly("a");
  }

  @Test
  void what_a_killed_process_has_left_is_taken_away_and_nothing_else() throws Exception {
    var ended = new ProcessBuilder("true").start();
    ended.waitFor();
    var mine = "x." + ProcessHandle.current().pid() + ".vmorph-tmp";
    for (var name : List.of("x." + ended.pid() + ".vmorph-tmp", mine, "x.tmp")) {
      Files.writeString(folder.resolve(name), "");
    }
    new CompleteFile(folder.resolve("a")).write(file -> Files.writeString(file, "whole"));
    assertThat(names()).containsExactly("a", mine, "x.tmp");
    assertThat(folder.resolve("a")).hasContent("whole");
  }
}
