package org.vmorph.model.machines;

import java.util.List;
import org.vmorph.model.arch.Architecture;

/**
 * Machines of somebody else's. A jar offers them by a public class with a public constructor
 * without parameters that implements this, named in {@code
 * META-INF/services/org.vmorph.model.machines.MachineProvider}: an {@link Architecture} is data and
 * cannot be a service itself.
 */
public interface MachineProvider {
  /** The machines; their names are not those of others. */
  List<Architecture> machines();
}
