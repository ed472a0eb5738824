package org.vmorph.conformance.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.machines.Machines;

/** Peers that are processes: what they do to each other and to us, and that they are gone then. */
class ChildProcessTest {
  @TempDir private Path folder;

  private static String reason(List<String> command, Duration patience) {
    var machine = Machines.named("third-generation").orElseThrow();
    try (var peer = PeerMonitor.of("peer rude", command, patience)) {
      var result = Campaign.of(Setting.of(machine, List.of(peer)), 1974, 100).run();
      assertThat(result.verdict()).isEqualTo(CampaignVerdict.INCONCLUSIVE);
      return result.reason().orElseThrow();
    }
  }

  private static String reason(List<String> command) {
    return reason(command, Duration.ofSeconds(60));
  }

  @AfterEach
  void none_is_left() throws Exception {
    for (var left : RudePeer.alive()) {
      left.onExit().get(10, TimeUnit.SECONDS);
    }
    assertThat(RudePeer.alive()).isEmpty();
  }

  @Test
  void a_command_that_is_not_there() {
    assertThat(reason(List.of(folder + "/nothing")))
        .startsWith("peer rude: expected a program that can be run, but there is no file ")
        .contains("/nothing;");
    assertThat(reason(List.of("vmorph-has-no-such-program")))
        .startsWith("peer rude: expected a program that can be run, but it cannot be started: ");
  }

  @Test
  void a_file_that_is_no_program() throws IOException {
    var file = Files.writeString(folder.resolve("text"), "text\n");
    assertThat(reason(List.of(file.toString()))).contains("text is not an executable file;");
    assertThat(reason(List.of(folder.toString()))).contains(" is not an executable file;");
  }

  @Test
  void one_that_ends_leaves_its_exit_code_and_its_last_words() {
    assertThat(reason(RudePeer.command("exits")))
        .startsWith(
            "peer rude, request 1, hello: expected an answer, but it has ended with exit code 3,"
                + " its last words on standard error: 'no such register';");
  }

  @Test
  void what_floods_standard_error_holds_nobody_up() {
    assertThat(reason(RudePeer.command("floods-errors")))
        .startsWith("peer rude, request 1, hello: it refuses: 'warned enough';");
  }

  @Test
  void the_children_of_a_peer_end_with_it() throws InterruptedException {
    var said = Pattern.compile("it refuses: 'has child (\\d+)'");
    var child = said.matcher(reason(RudePeer.command("has-a-child")));
    assertThat(child.find()).isTrue();
    var left = ProcessHandle.of(Long.parseLong(child.group(1))).stream();
    for (var process : left.toList()) {
      for (int i = 0; i < 100 && RudePeer.isAlive(process); i++) {
        Thread.sleep(100);
      }
      assertThat(RudePeer.isAlive(process)).isFalse();
    }
  }

  @Test
  void one_that_neither_answers_nor_goes_is_ended() {
    assertThat(reason(RudePeer.command("sleeps"), Duration.ofMillis(300)))
        .startsWith("peer rude, request 1, hello: no answer within 0.3 s;");
  }
}
