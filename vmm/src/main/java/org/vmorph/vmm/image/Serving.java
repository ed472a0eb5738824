package org.vmorph.vmm.image;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.arch.StoragePlace;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.MonitorFailure;
import org.vmorph.vmm.MonitorLost;

/** Lets a monitor do its work: its own instructions, in supervisor mode. */
final class Serving {
  /** A monitor that has not gone back to its guest by then is waited for no longer. */
  private static final long MOST = 100_000;

  /** It may have to look at every word of its host. */
  private static final long EACH_WORD = 16;

  private final String name;
  private final Host host;
  private final Reset reset;
  private final StoragePlace old;
  private final long size;
  private final long w;
  private boolean started;
  private boolean stopped;

  /** What is the matter with the monitor; it came to light when it was started. */
  private @Nullable MonitorFailure failure;

  /**
   * For a monitor that is there, but has not been started.
   *
   * @param reset what switching its host on does
   * @param size where it says how many words a guest has
   * @param w how many it has
   */
  Serving(String name, Host host, Reset reset, long size, long w) {
    this.name = name;
    this.host = host;
    this.reset = reset;
    this.old = host.semantics().machine().trapEntry().places().orElseThrow().old();
    this.size = size;
    this.w = w;
  }

  /**
   * The monitor and its guest are in storage: the host is switched on. Where a machine begins as
   * its storage says, this is not before somebody asks the guest for something, for a monitor that
   * stands on this one is part of what has to be there.
   */
  void start() {
    if (started) {
      return;
    }
    started = true;
    if (reset.isFromStorage()) {
      reset.again(host);
    }
    try {
      untilUserMode();
      long believed = host.load(host.semantics().machine().storage(), size);
      if (believed != w) {
        throw new MonitorFailure(
            name + " believes that its guest has " + believed + " words; it has " + w);
      }
    } catch (MonitorFailure early) {
      failure = early;
    }
  }

  /**
   * The guest is asked to run.
   *
   * @throws MonitorFailure if the monitor failed when it was started
   */
  void check() {
    if (failure != null) {
      throw failure;
    }
  }

  /** Whether the monitor has stopped the processor. */
  boolean stopped() {
    return stopped;
  }

  /**
   * Runs the host until it is in user mode, for the guest's next step, or the processor has
   * stopped.
   *
   * @throws MonitorFailure if neither happens ever, for the host is in a state it has been in
   * @throws MonitorLost if neither has happened when nobody waits any longer: more is not known
   */
  void untilUserMode() {
    long most = MOST + EACH_WORD * host.size();
    long steps = 0;
    var first = Optional.<String>empty();
    while (!host.isUser()) {
      if (steps >= most) {
        throw absent(most, first.map(trap -> "; " + trap).orElse(""));
      }
      var exit = host.runToUser(most - steps);
      steps += exit.steps();
      if (exit.kind() == Exit.Kind.TRAPPED) {
        first = first.or(() -> Optional.of(described(exit)));
      }
      if (exit.kind() == Exit.Kind.HALTED) {
        stopped = true;
        return;
      }
    }
    stopped = false;
  }

  private RuntimeException absent(long most, String trap) {
    var told = name + " does not go back to its guest: after %,d instructions ".formatted(most);
    return Recurrence.isSeen(host)
        ? new MonitorFailure(told + "its machine is in a state in which it was before" + trap)
        : new MonitorLost(told + "there is no end; more are not allowed" + trap);
  }

  /** A trap of the monitor's own: it may mean to take it, or never come back from it. */
  private String described(Exit exit) {
    var machine = host.semantics().machine();
    long word = host.load(machine.storage(), old.in(host.size()));
    return "its own instruction at %d traps %s"
        .formatted(
            new PswWord(machine).get(word, machine.programCounter()),
            exit.cause().orElseThrow().name());
  }
}
