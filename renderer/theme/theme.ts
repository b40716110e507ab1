// The fonts, Inter with its optical-size axis, and the tokens: both windows use them.
import '@fontsource-variable/inter/opsz.css';
import './fonts.css';
import './theme.css';
