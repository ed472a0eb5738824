/**
 * Knows how a monitor that is itself a program of the machine is run, and where in its words the
 * state of its guest is to be found. Must not know what such a program does, nor who compares it
 * with what.
 */
@NullMarked
package org.vmorph.vmm.image;

import org.jspecify.annotations.NullMarked;
