package org.vmorph.model.machines;

import org.vmorph.model.arch.Components;

/**
 * Declares what decides where an address leads, among the components of a machine of a shape.
 *
 * @param <C> what it is
 */
public interface Declaring<C extends StorageControl> {
  /** Declares its components. */
  C in(Shape shape, Components components);
}
