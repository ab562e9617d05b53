// The one main action of a screen.
ActionButton {
    primary: true
}
