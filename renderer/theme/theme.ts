// The font with its optical-size axis, and the tokens: both windows use them.
import '@fontsource-variable/inter/opsz.css';
import './theme.css';
