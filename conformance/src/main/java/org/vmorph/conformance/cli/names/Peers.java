package org.vmorph.conformance.cli.names;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.peer.PeerMonitor;
import org.vmorph.vmm.Vmm;

/**
 * The monitors in other processes that a command uses, each under the name it was given: {@code
 * peer COMMAND}, so that a token of replay has the command in it. They end with the command.
 */
public final class Peers implements AutoCloseable {
  private static final String PREFIX = "peer";

  /** What the command that is running may use. */
  private static Peers inUse = new Peers(PeerMonitor.PATIENCE);

  private final Duration patience;
  private final Map<String, PeerMonitor> monitors = new LinkedHashMap<>();

  private Peers(Duration patience) {
    this.patience = patience;
  }

  /** What the command that is running may use. */
  static Peers inUse() {
    return inUse;
  }

  /**
   * From now on peers may take so long for an answer.
   *
   * @throws BadInput if that is no time to wait
   */
  public static Peers use(double seconds) {
    inUse = new Peers(Waiting.time("--peer-timeout", seconds));
    return inUse;
  }

  /** Whether a name is meant to be a peer's. */
  static boolean isPeer(String name) {
    return name.equals(PREFIX) || name.startsWith(PREFIX + " ") || name.startsWith(PREFIX + ":");
  }

  /** The peer of a name; it is started when it is booted. */
  PeerMonitor monitor(String name) {
    return monitors.computeIfAbsent(name, this::made);
  }

  private PeerMonitor made(String name) {
    var words = Arrays.asList(name.split("\\s+"));
    if (!words.getFirst().equals(PREFIX) || words.size() == 1) {
      throw new BadInput(
          "--vmm %s: expected 'peer', a blank and a command, as in --vmm 'peer my/monitor'"
              .formatted(name));
    }
    if (name.contains(":") || name.contains("+")) {
      throw new BadInput(
          "--vmm "
              + name
              + ": has a ':' or '+', which the tokens of replay need for themselves; expected a"
              + " command without, say a script");
    }
    return PeerMonitor.of(name, words.subList(1, words.size()), patience);
  }

  /** Rejects towers with a peer in them. */
  static void checkAlone(List<Vmm> monitors) {
    if (monitors.size() > 1) {
      monitors.stream()
          .filter(Vmm::bringsItsOwnHardware)
          .findFirst()
          .ifPresent(
              peer -> {
                throw new BadInput(
                    "--vmm %s: has hardware of its own, so it stands on no monitor and none on it;"
                            .formatted(peer.name())
                        + " expected it alone, not "
                        + monitors.size()
                        + " monitors");
              });
    }
  }

  @Override
  public void close() {
    monitors.values().forEach(PeerMonitor::close);
    monitors.clear();
  }
}
