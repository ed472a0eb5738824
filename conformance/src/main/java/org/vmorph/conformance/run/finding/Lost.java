package org.vmorph.conformance.run.finding;

import java.util.Optional;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.vmm.MonitorLost;

/**
 * A monitor is gone, or does not come back: nothing is known of what it was asked last.
 *
 * @param why in a sentence without a stop
 * @param running what to call the guest that was running, if one was
 * @param guest the guest: what the monitor stumbles over, perhaps
 * @param setting what it was compared in
 */
public record Lost(
    String why, Optional<String> running, Optional<GuestProgram> guest, Setting setting) {
  /** Nobody was running. */
  public static Lost before(MonitorLost why, Setting setting) {
    return new Lost(why.toString(), Optional.empty(), Optional.empty(), setting);
  }

  /** With a guest. */
  public static Lost in(MonitorLost why, String running, GuestProgram guest, Setting setting) {
    return new Lost(why.toString(), Optional.of(running), Optional.of(guest), setting);
  }

  @Override
  public String toString() {
    return why + running.map(name -> "; it was running " + name).orElse("");
  }
}
