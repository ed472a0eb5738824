package org.vmorph.conformance.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that misbehaves in a way that only a process can. */
final class RudePeer {
  private RudePeer() {}

  /** The command that starts one. */
  static List<String> command(String how) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes = RudePeer.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return new ArrayList<>(
        List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classes, RudePeer.class.getName(), how));
  }

  /** Those of them that this process has started and that are alive. */
  static List<ProcessHandle> alive() {
    return ProcessHandle.current().descendants().filter(RudePeer::isAlive).toList();
  }

  /** Whether a process is one of them and alive; one that nobody has waited for yet is not. */
  static boolean isAlive(ProcessHandle process) {
    return process.isAlive()
        && process.info().commandLine().orElse("").contains(RudePeer.class.getName());
  }

  /** Does what it is told. */
  public static void main(String[] how) throws IOException, InterruptedException {
    var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    switch (how[0]) {
      case "exits" -> {
        requests.readLine();
        System.err.println("no such register");
        System.exit(3);
      }
      case "floods-errors" -> {
        requests.readLine();
        for (int i = 0; i < 100_000; i++) {
          System.err.println("warning: this is warning number " + i);
        }
        System.out.println("{\"id\":1,\"error\":\"warned enough\"}");
        Thread.sleep(1_000_000);
      }
      case "has-a-child" -> {
        var child = new ProcessBuilder(command("sleeps")).inheritIO().start();
        requests.readLine();
        System.out.println("{\"id\":1,\"error\":\"has child " + child.pid() + "\"}");
        Thread.sleep(1_000_000);
      }
      case "sleeps" -> Thread.sleep(1_000_000);
      default -> throw new IllegalArgumentException(how[0]);
    }
  }
}
