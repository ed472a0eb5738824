package org.vmorph.conformance.peer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.MonitorLost;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;

/**
 * A monitor in another process, with hardware of its own, spoken to as docs/protocol.md says. Every
 * thread that boots a guest has a process for itself, and in it the guest booted last; a process is
 * started when the first guest is booted, and ended by {@link #close}.
 */
public final class PeerMonitor implements TimeSharing, AutoCloseable {
  /** How long an answer may take unless told otherwise. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String name;
  private final Link.Opening opening;
  private final Duration patience;
  private final Map<Thread, Conversation> conversations = new ConcurrentHashMap<>();

  /** Why no process of this command ever said hello: nobody waits for the next one. */
  private volatile @Nullable MonitorLost never;

  private volatile boolean closed;

  PeerMonitor(String name, Link.Opening opening, Duration patience) {
    this.name = name;
    this.opening = opening;
    this.patience = patience;
  }

  /**
   * The monitor that a command starts.
   *
   * @param name what it is called in reports
   * @param command the program and its arguments; no shell is asked
   * @param patience how long an answer may take
   */
  public static PeerMonitor of(String name, List<String> command, Duration patience) {
    if (command.isEmpty()) {
      throw new IllegalArgumentException("expected a command");
    }
    var words = List.copyOf(command);
    return new PeerMonitor(name, () -> ChildProcess.start(words), patience);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean bringsItsOwnHardware() {
    return true;
  }

  /** The peer is asked when it is started: whether it has this machine it says itself. */
  @Override
  public Optional<String> inapplicable(Architecture machine) {
    return Optional.empty();
  }

  @Override
  public long room(long guestWords) {
    return guestWords;
  }

  /**
   * Boots a guest; the one this thread has booted before is gone.
   *
   * @throws MonitorLost if the peer cannot be started, or gives no answer that is one
   */
  @Override
  public Guest boot(Host host, long[] image) {
    return new PeerGuest(mine(host.semantics().machine()), host, image);
  }

  /** It says so when it is started; one that cannot be started is asked, and lost. */
  @Override
  public boolean hasSeveral(Architecture machine) {
    try {
      return mine(machine).guests() > 1;
    } catch (MonitorLost lost) {
      return true;
    }
  }

  /** Its guests lie in storage of its own. */
  @Override
  public long room(int guests, long guestWords) {
    return guests * guestWords;
  }

  /**
   * Boots guests; what this thread has booted before is gone.
   *
   * @throws MonitorLost if the peer cannot be started, has not so many, or gives no answer that is
   *     one
   */
  @Override
  public Sharing boot(Host host, List<Load> loads, Slices slices) {
    var peer = mine(host.semantics().machine());
    if (loads.size() > Math.max(1, peer.guests())) {
      throw new MonitorLost(
          "%s has %d guests at a time, not %d".formatted(name, peer.guests(), loads.size()));
    }
    return new PeerSharing(peer, host.engine(), loads, slices);
  }

  private Conversation mine(Architecture machine) {
    if (closed) {
      throw new MonitorLost(name + " has been closed");
    }
    if (never != null) {
      throw never;
    }
    var thread = Thread.currentThread();
    var known = conversations.get(thread);
    if (known == null || known.isOver()) {
      known = inherited().orElseGet(() -> started(machine));
      conversations.put(thread, known);
    }
    if (!known.isAbout(machine)) {
      throw new IllegalArgumentException(name + " was started for another machine than " + machine);
    }
    return known;
  }

  /** What belonged to a thread that has ended. */
  private Optional<Conversation> inherited() {
    for (var thread : conversations.keySet()) {
      if (!thread.isAlive()) {
        var left = conversations.remove(thread);
        if (left != null && !left.isOver()) {
          return Optional.of(left);
        }
      }
    }
    return Optional.empty();
  }

  private Conversation started(Architecture machine) {
    try {
      return Conversation.with(name, opening, machine, patience);
    } catch (MonitorLost lost) {
      // Whose thread is told to end has not waited: that says nothing of the peer.
      if (!Thread.currentThread().isInterrupted()) {
        never = lost;
      }
      throw lost;
    }
  }

  @Override
  public void close() {
    closed = true;
    conversations.values().forEach(Conversation::end);
    conversations.clear();
  }
}
